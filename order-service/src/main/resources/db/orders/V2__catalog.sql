-- What the catalog told: what is offered, what is there, and what became of the stock of each order.

alter table order_item add column variant_id text;

-- Written past Hibernate, from the catalog's facts alone.
alter table orders
    add column stock         text   not null default 'UNCHECKED',
    add column stock_version bigint not null default 0,
    add column shortages     text   not null default '[]';
create index orders_short on orders (shop_id, placed_at desc, id desc) where stock = 'SHORT';

create table product (
    shop_id     text    not null,
    product_id  uuid    not null,
    version     bigint  not null,
    name        text    not null,
    price       bigint  not null,
    currency    text    not null,
    offered     boolean not null,
    external_id text,
    recipe      jsonb   not null,
    variants    jsonb   not null,
    primary key (shop_id, product_id)
);
select kit.protect('product');

-- available is the catalog's word, held the sum of the holds that it does not include yet.
create table stock_item (
    shop_id   text   not null,
    item_id   uuid   not null,
    version   bigint not null,
    name      text   not null,
    available bigint not null,
    held      bigint not null default 0 check (held >= 0),
    primary key (shop_id, item_id)
    -- nothing that changes is in an index, so a hold stays within its page (HOT)
) with (fillfactor = 25);
select kit.protect_platform('stock_item');

create table stock_hold (
    shop_id  text        not null,
    item_id  uuid        not null,
    order_id uuid        not null,
    quantity bigint      not null check (quantity > 0),
    ends_at  timestamptz not null,
    primary key (shop_id, item_id, order_id)
);
comment on column stock_hold.ends_at is 'dropped then at the latest, when no level has named the order';
create index stock_hold_of_order on stock_hold (shop_id, order_id);
create index stock_hold_by_end on stock_hold (ends_at);
select kit.protect_platform('stock_hold');
