-- Payments that Kaspi knows by the ids from ? to ?, each waiting for its buyer and due to be asked about.
with known as (
    select n, md5('payment' || n)::uuid as payment_id, md5('attempt' || n)::uuid as attempt_id
    from generate_series(?::bigint, ?::bigint) n),
paid as (
    insert into payment (shop_id, id, lock_version, version, order_id, provider, status, currency, amount, refunded,
                         provider_payment_id, pay_url, pay_by, created_at, updated_at)
    select 'bench', payment_id, 0, 2, md5('order' || n)::uuid, 'KASPI', 'PENDING', 'KZT', 500000 + n, 0,
           n::text, 'https://pay.example/' || n, now() + interval '1 day', now(), now()
    from known),
tried as (
    insert into payment_attempt (shop_id, id, payment_id, state, provider_payment_id, pay_url, created_at, updated_at)
    select 'bench', attempt_id, payment_id, 'OPEN', n::text, 'https://pay.example/' || n, now(), now() from known)
insert into errand (shop_id, kind, subject_id, payment_id, provider, theirs, urgency, due_at, every_ms, fresh_until, last_until, created_at)
select 'bench', 'ASK', attempt_id, payment_id, 'KASPI', n::text, 2, now(), 5000, now() + interval '1 day', now() + interval '2 days', now()
from known;
