-- Orders of all shops. Each table is walled off per shop by row-level security; shop_id leads every key.

create table orders (
    shop_id           text        not null,
    id                uuid        not null,
    lock_version      int         not null,
    version           bigint      not null,
    tracking_id       text        not null,
    order_number      text,
    status            text        not null,
    currency          text        not null,
    goods_total       bigint      not null,
    delivery_fee      bigint      not null,
    buyer_name        text,
    buyer_phone       text,
    external_buyer_id text,
    recipient_name    text,
    recipient_phone   text,
    address           text,
    delivery_date     date,
    slot              text,
    slot_id           text,
    city              text,
    city_id           text,
    pickup_shop_id    text,
    card_text         text,
    instructions      text,
    origin            text        not null,
    outbound_version  bigint      not null,
    synced_version    bigint      not null,
    parked_version    bigint,
    parked_reason     text,
    heard             text        not null,
    placed_at         timestamptz not null,
    updated_at        timestamptz not null,
    primary key (shop_id, id)
    -- status, versions and times are in no index, so a change of status stays within its page (HOT)
) with (fillfactor = 75);
create index orders_newest on orders (shop_id, placed_at desc, id desc);
create unique index orders_tracking on orders (shop_id, tracking_id);
create index orders_by_delivery on orders (shop_id, delivery_date) where delivery_date is not null;
create unique index orders_number on orders (shop_id, order_number) where order_number is not null;

-- Hibernate writes the rows of collections without a shop: it is the one of the transaction.
create table order_item (
    shop_id             text   not null default current_setting('app.shop'),
    order_id            uuid   not null,
    position            int    not null,
    product_id          text,
    external_product_id text,
    external_basket_id  text,
    name                text   not null,
    price               bigint not null,
    currency            text   not null,
    quantity            int    not null,
    primary key (shop_id, order_id, position),
    foreign key (shop_id, order_id) references orders
);

create table order_link (
    shop_id     text not null default current_setting('app.shop'),
    order_id    uuid not null,
    connection  text not null,
    external_id text not null,
    primary key (shop_id, order_id, connection),
    foreign key (shop_id, order_id) references orders
);
create unique index order_link_external_id on order_link (shop_id, external_id, connection);

create table order_history (
    shop_id      text        not null,
    order_id     uuid        not null,
    version      bigint      not null,
    from_status  text        not null,
    to_status    text        not null,
    source       text        not null,
    actor        text,
    note         text,
    out_of_graph boolean     not null,
    at           timestamptz not null,
    primary key (shop_id, order_id, version),
    foreign key (shop_id, order_id) references orders
);

create table idempotency_key (
    shop_id        text        not null,
    user_id        text        not null,
    key            text        not null,
    request_digest text        not null,
    order_id       uuid        not null,
    used_at        timestamptz not null,
    primary key (shop_id, user_id, key)
);
create index idempotency_key_by_time on idempotency_key (used_at);

-- A buyer knows a tracking id and no shop, so this one table is open: it tells which shop to look in, and nothing else.
create table order_tracking (
    tracking_id text primary key,
    shop_id     text not null,
    order_id    uuid not null
);

select kit.protect('orders');
select kit.protect('order_item');
select kit.protect('order_link');
select kit.protect('order_history');
select kit.protect_platform('idempotency_key');
