-- What requests with an Idempotency-Key have made, so that a repeated one makes nothing else.
create table kit.idempotency_key (
    shop_id        text        not null,
    user_id        text        not null,
    key            text        not null,
    request_digest text        not null,
    made_id        uuid        not null,
    used_at        timestamptz not null,
    primary key (shop_id, user_id, key)
);
create index idempotency_key_by_time on kit.idempotency_key (used_at);
select kit.protect_platform('kit.idempotency_key');
grant select, insert, delete on kit.idempotency_key to ${app};
