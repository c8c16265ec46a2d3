-- What requests have made is kept by the kit now. Instances of the release before go on with the name they know.
select set_config('app.shop', '*', true);
insert into kit.idempotency_key (shop_id, user_id, key, request_digest, made_id, used_at)
select shop_id, user_id, key, request_digest, order_id, used_at from idempotency_key;
drop table idempotency_key;
create view idempotency_key with (security_invoker = true) as
    select shop_id, user_id, key, request_digest, made_id as order_id, used_at from kit.idempotency_key;
