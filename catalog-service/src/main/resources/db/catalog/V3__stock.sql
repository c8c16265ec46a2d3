-- What lies in the stores, and what of it is set aside for orders.
--
-- Whoever changes stock locks in this order: reservations by order id, items by id. What hangs on an item (its levels) is
-- guarded by the item's row.

create table stock_store (
    shop_id    text        not null,
    id         uuid        not null,
    name       text        not null,
    position   int         not null,
    version    bigint      not null,
    updated_at timestamptz not null,
    primary key (shop_id, id)
);

-- A stem, a ribbon, a ready bouquet. edition counts what people change of it, version what is published.
create table stock_item (
    shop_id    text        not null,
    id         uuid        not null,
    name       text        not null,
    unit       text        not null,
    low_at     bigint,
    archived   boolean     not null default false,
    edition    bigint      not null,
    version    bigint      not null,
    on_hand    bigint      not null default 0 check (on_hand >= 0),
    reserved   bigint      not null default 0 check (reserved >= 0),
    low        boolean     not null default false,
    updated_at timestamptz not null,
    primary key (shop_id, id)
);
create index stock_item_by_name on stock_item (shop_id, name, id);

create table stock_level (
    shop_id  text   not null,
    item_id  uuid   not null,
    store_id uuid   not null,
    on_hand  bigint not null check (on_hand >= 0),
    primary key (shop_id, item_id, store_id),
    foreign key (shop_id, item_id) references stock_item,
    foreign key (shop_id, store_id) references stock_store
);
create index stock_level_of_store on stock_level (shop_id, store_id, item_id);

-- The journal: a level is the sum of its quantities.
create table stock_movement (
    shop_id     text        not null,
    position    bigint generated always as identity,
    document_id uuid        not null,
    kind        text        not null check (kind in ('RECEIVE', 'WRITE_OFF', 'TRANSFER', 'COUNT', 'CONSUME')),
    item_id     uuid        not null,
    store_id    uuid        not null,
    quantity    bigint      not null,
    counted     bigint check ((kind = 'COUNT') = (counted is not null)),
    order_id    uuid,
    reason      text check (kind <> 'WRITE_OFF' or reason is not null),
    actor       text        not null,
    at          timestamptz not null,
    primary key (shop_id, position),
    foreign key (shop_id, item_id) references stock_item,
    foreign key (shop_id, store_id) references stock_store
);
create index stock_movement_of_item on stock_movement (shop_id, item_id, position);
create index stock_movement_of_store on stock_movement (shop_id, store_id, position);
create index stock_movement_of_document on stock_movement (shop_id, document_id, position);
create index stock_movement_of_order on stock_movement (shop_id, order_id, position) where order_id is not null;

-- What is written stays: neither the service nor its owner changes the journal. default privileges gave the service too much.
do $$
declare
    writer text;
begin
    for writer in
        select distinct given.grantee::regrole::text
        from pg_class t, aclexplode(t.relacl) given
        where t.oid = 'stock_movement'::regclass and given.grantee not in (0, t.relowner)
    loop
        execute format('revoke update, delete, truncate on stock_movement from %s', writer);
    end loop;
end
$$;
create function stock_movement_stays() returns trigger language plpgsql as $$
begin
    raise exception 'the journal of stock is only ever added to';
end
$$;
create trigger stock_movement_stays before update or delete or truncate on stock_movement
    for each statement execute function stock_movement_stays();

-- What became of the stock an order takes. order_version is the last of the order that was looked at, version ours.
create table stock_reservation (
    shop_id       text        not null,
    order_id      uuid        not null,
    order_version bigint      not null,
    version       bigint      not null,
    state         text        not null check (state in ('NONE', 'HELD', 'REFUSED', 'CONSUMED', 'RELEASED', 'EXPIRED')),
    placed_at     timestamptz not null,
    expires_at    timestamptz,
    updated_at    timestamptz not null,
    primary key (shop_id, order_id)
);
create index stock_reservation_due on stock_reservation (expires_at) where state in ('HELD', 'REFUSED') and expires_at is not null;

create table stock_reservation_line (
    shop_id  text    not null,
    order_id uuid    not null,
    item_id  uuid    not null,
    wanted   bigint  not null check (wanted >= 0),
    held     bigint  not null check (held between 0 and wanted),
    missing  bigint  not null check (missing between 0 and wanted),
    waiting  boolean not null,
    primary key (shop_id, order_id, item_id),
    foreign key (shop_id, order_id) references stock_reservation,
    foreign key (shop_id, item_id) references stock_item
);
create index stock_reservation_line_waiting on stock_reservation_line (shop_id, item_id, order_id) where waiting;

-- Items of which there is more than before while orders wait for them; times tells a new occasion from the one at hand.
create table stock_freed (
    shop_id text   not null,
    item_id uuid   not null,
    times   bigint not null,
    primary key (shop_id, item_id)
);

-- An order whose connection is unknown is looked up by the external id alone.
create index product_link_by_external on product_link (shop_id, external_id);

select kit.protect('stock_store');
select kit.protect('stock_item');
select kit.protect('stock_level');
select kit.protect('stock_movement');
select kit.protect_platform('stock_reservation');
select kit.protect('stock_reservation_line');
select kit.protect_platform('stock_freed');
