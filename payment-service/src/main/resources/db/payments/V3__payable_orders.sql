-- What is known of orders as far as money is concerned: the highest version heard of each.

create table payable_order (
    shop_id        text        not null,
    order_id       uuid        not null,
    version        bigint      not null,
    status         text        not null,
    currency       text        not null,
    total          bigint      not null,
    number         text,
    provider       text,
    pay_by         timestamptz,
    placed_at      timestamptz not null,
    marked_paid_at timestamptz, -- when it was first heard to be paid, whoever says so
    updated_at     timestamptz not null,
    primary key (shop_id, order_id),
    check ((provider is null) = (pay_by is null))
);
create index payable_order_by_total on payable_order (shop_id, currency, total);
create index payable_order_waiting on payable_order (shop_id, pay_by) where status in ('NEW', 'PROCESSING') and pay_by is not null;
create index payable_order_marked_paid on payable_order (shop_id, marked_paid_at) where marked_paid_at is not null;

select kit.protect('payable_order');

-- Money without an order, and when it is compared again with the orders that wait for money.
create table unmatched_payment (
    shop_id    text        not null,
    payment_id uuid        not null,
    tries      int         not null default 0,
    next_at    timestamptz not null,
    primary key (shop_id, payment_id),
    foreign key (shop_id, payment_id) references payment
);
create index unmatched_payment_due on unmatched_payment (next_at);
create index payment_without_order on payment (shop_id, currency, amount) where attention = 'NO_ORDER';

select kit.protect_platform('unmatched_payment');
