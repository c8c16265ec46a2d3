-- How orders are paid online, and what was heard of their payments.

alter table orders
    add column pay_provider text,
    add column pay_by       timestamptz;

-- Without a reference to orders: word of a payment may come before the order does.
create table order_payment (
    shop_id    text        not null,
    payment_id uuid        not null,
    order_id   uuid        not null,
    version    bigint      not null,
    provider   text        not null,
    status     text        not null,
    currency   text        not null,
    amount     bigint      not null,
    refunded   bigint      not null,
    pay_url    text,
    pay_by     timestamptz,
    attention  text,
    created_at timestamptz not null,
    paid_at    timestamptz,
    primary key (shop_id, payment_id)
);
create index order_payment_of_order on order_payment (shop_id, order_id);
select kit.protect('order_payment');
