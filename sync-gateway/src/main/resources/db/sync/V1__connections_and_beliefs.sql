-- Who we are connected with, what each side believes, and everything that ever arrived.

create table connection (
    shop_id               text        not null,
    id                    text        not null unique check (id ~ '^[a-z0-9-]{1,64}$'),
    driver                text        not null default 'php-endpoint',
    base_url              text,
    inbound_secret        bytea,      -- SHA-256 of the secret Bitrix presents to us
    inbound_secret_before bytea,      -- the one before, while both are accepted
    before_accepted_until timestamptz,
    application_token     bytea,      -- SHA-256 of the token in Bitrix24 form events
    api_token             text,       -- what we present to Bitrix
    mapping_preset        text        not null default 'cvety-2025-10',
    mapping_version       int         not null default 1,
    price_codec           text        not null default 'major-decimal',
    zone                  text        not null default 'Asia/Almaty',
    call_timeout_ms       int         not null default 15000 check (call_timeout_ms between 100 and 60000),
    create_timeout_ms     int         not null default 30000 check (create_timeout_ms between 100 and 60000),
    rate_per_second       numeric     not null default 2 check (rate_per_second > 0),
    rate_burst            int         not null default 40 check (rate_burst > 0),
    every_step            boolean     not null default true, -- each status change is told, not only the newest
    paused                boolean     not null default false,
    updated_at            timestamptz not null default now(),
    primary key (shop_id, id)
);

-- Presets are the platform's, not a shop's: a version never changes once written.
create table status_mapping (
    preset    text not null,
    version   int  not null,
    direction text not null check (direction in ('IN', 'OUT')),
    code      text not null,
    status    text not null,
    constraint one_code_in unique (preset, version, direction, code, status)
);

create table link (
    shop_id     text not null,
    connection  text not null,
    entity_type text not null,
    entity_id   uuid not null,
    external_id text not null,
    linked_at   timestamptz not null default now(),
    primary key (shop_id, connection, entity_type, entity_id),
    unique (shop_id, connection, entity_type, external_id)
);

-- their_version is the save counter of the newest snapshot heard; their_status_version that of the newest status heard,
-- by a snapshot, a thin hook, or the answer to our own write. Only the inbound side sets their_version and theirs: an
-- answer to a status change tells nothing about an address edited in the save before it.
create table order_belief (
    shop_id              text        not null,
    connection           text        not null,
    order_id             uuid        not null,
    our_version          bigint      not null default 0,
    our_status           text,
    ours                 jsonb,       -- orders.OrderSnapshot
    their_version        bigint,
    their_status         text,
    their_status_version bigint,
    theirs               jsonb,       -- sync.ReportedOrder without its status
    revision             bigint      not null default 0, -- of what we told the order service
    last_by_us           boolean     not null default false, -- their newest change was written by us
    updated_at           timestamptz not null default now(),
    primary key (shop_id, connection, order_id)
) with (fillfactor = 80);

create table write_ledger (
    shop_id     text        not null,
    connection  text        not null,
    entity_id   uuid        not null,
    field       text        not null,
    value_hash  bytea       not null,
    delivery_id uuid        not null,
    written_at  timestamptz not null,
    consumed_at timestamptz,
    primary key (shop_id, connection, entity_id, field, delivery_id)
);

create table receipt (
    shop_id     text        not null,
    connection  text        not null,
    id          uuid        not null,
    kind        text        not null,
    delivery_id text,
    request_id  text,
    headers     json        not null,
    body        bytea       not null, -- as received, the presented secret blanked
    outcome     text        not null,
    answer      json        not null,
    received_at timestamptz not null,
    primary key (shop_id, id)
);
create unique index receipt_once on receipt (shop_id, connection, delivery_id) where delivery_id is not null;
create index receipt_by_time on receipt using brin (received_at);

create table parked (
    shop_id     text        not null,
    id          uuid        not null,
    connection  text        not null,
    receipt_id  uuid        not null,
    external_id text,
    reason      text        not null,
    detail      text        not null,
    state       text        not null default 'OPEN' check (state in ('OPEN', 'REPLAYED', 'DISCARDED')),
    parked_at   timestamptz not null,
    decided_at  timestamptz,
    decided_by  text,
    primary key (shop_id, id)
);
create index parked_open on parked (shop_id, connection, external_id) where state = 'OPEN';

create table reread (
    shop_id      text        not null,
    connection   text        not null,
    external_id  text        not null,
    requested_at timestamptz not null,
    due_at       timestamptz not null,
    attempts     int         not null default 0,
    primary key (shop_id, connection, external_id)
);
create index reread_due on reread (due_at);

-- How far a connection was asked for what changed there, so that a hook that was lost is found.
create table sweep (
    shop_id      text        not null,
    connection   text        not null,
    watermark    timestamptz not null,
    next_at      timestamptz not null,
    primary key (shop_id, connection)
);

-- What ids of the other side are called; the platform's, editable.
create table directory (
    kind        text not null check (kind in ('city', 'slot', 'shop')),
    external_id text not null,
    name        text not null,
    primary key (kind, external_id)
);
insert into directory values ('city', '2', 'Алматы'), ('slot', '18', '15:00-16:00'), ('shop', '17008', 'CVETYKZ');

select kit.protect_platform('connection'), kit.protect_platform('link'), kit.protect_platform('order_belief'),
       kit.protect_platform('write_ledger'), kit.protect_platform('receipt'), kit.protect_platform('parked'),
       kit.protect_platform('reread'), kit.protect_platform('sweep');

insert into status_mapping (preset, version, direction, code, status) values
    ('cvety-2025-10', 1, 'IN', 'N', 'NEW'), ('cvety-2025-10', 1, 'IN', 'PD', 'PAID'),
    ('cvety-2025-10', 1, 'IN', 'AP', 'ACCEPTED'), ('cvety-2025-10', 1, 'IN', 'CO', 'ASSEMBLED'),
    ('cvety-2025-10', 1, 'IN', 'DE', 'IN_DELIVERY'), ('cvety-2025-10', 1, 'IN', 'F', 'DELIVERED'),
    ('cvety-2025-10', 1, 'IN', 'RF', 'CANCELLED'), ('cvety-2025-10', 1, 'IN', 'UN', 'CANCELLED'),
    ('cvety-2025-10', 1, 'OUT', 'N', 'NEW'), ('cvety-2025-10', 1, 'OUT', 'PD', 'PAID'),
    ('cvety-2025-10', 1, 'OUT', 'AP', 'ACCEPTED'), ('cvety-2025-10', 1, 'OUT', 'CO', 'ASSEMBLED'),
    ('cvety-2025-10', 1, 'OUT', 'DE', 'IN_DELIVERY'), ('cvety-2025-10', 1, 'OUT', 'F', 'DELIVERED'),
    ('cvety-2025-10', 1, 'OUT', 'RF', 'CANCELLED'),
    -- version 2: the same, and RD as in the map before it
    ('cvety-2025-10', 2, 'IN', 'N', 'NEW'), ('cvety-2025-10', 2, 'IN', 'PD', 'PAID'),
    ('cvety-2025-10', 2, 'IN', 'AP', 'ACCEPTED'), ('cvety-2025-10', 2, 'IN', 'CO', 'ASSEMBLED'),
    ('cvety-2025-10', 2, 'IN', 'DE', 'IN_DELIVERY'), ('cvety-2025-10', 2, 'IN', 'F', 'DELIVERED'),
    ('cvety-2025-10', 2, 'IN', 'RF', 'CANCELLED'), ('cvety-2025-10', 2, 'IN', 'UN', 'CANCELLED'),
    ('cvety-2025-10', 2, 'IN', 'RD', 'RETURNED'),
    ('cvety-2025-10', 2, 'OUT', 'N', 'NEW'), ('cvety-2025-10', 2, 'OUT', 'PD', 'PAID'),
    ('cvety-2025-10', 2, 'OUT', 'AP', 'ACCEPTED'), ('cvety-2025-10', 2, 'OUT', 'CO', 'ASSEMBLED'),
    ('cvety-2025-10', 2, 'OUT', 'DE', 'IN_DELIVERY'), ('cvety-2025-10', 2, 'OUT', 'F', 'DELIVERED'),
    ('cvety-2025-10', 2, 'OUT', 'RF', 'CANCELLED'), ('cvety-2025-10', 2, 'OUT', 'RD', 'RETURNED'),
    ('cvety-2025-08', 1, 'IN', 'N', 'NEW'), ('cvety-2025-08', 1, 'IN', 'AP', 'ACCEPTED'),
    ('cvety-2025-08', 1, 'IN', 'PD', 'IN_DELIVERY'), ('cvety-2025-08', 1, 'IN', 'CO', 'COMPLETED'),
    ('cvety-2025-08', 1, 'IN', 'RD', 'RETURNED'), ('cvety-2025-08', 1, 'IN', 'DE', 'DECLINED'),
    ('cvety-2025-08', 1, 'IN', 'F', 'DELIVERED'),
    ('cvety-2025-08', 1, 'OUT', 'N', 'NEW'), ('cvety-2025-08', 1, 'OUT', 'AP', 'ACCEPTED'),
    ('cvety-2025-08', 1, 'OUT', 'PD', 'IN_DELIVERY'), ('cvety-2025-08', 1, 'OUT', 'CO', 'COMPLETED'),
    ('cvety-2025-08', 1, 'OUT', 'RD', 'RETURNED'), ('cvety-2025-08', 1, 'OUT', 'DE', 'DECLINED'),
    ('cvety-2025-08', 1, 'OUT', 'F', 'DELIVERED'),
    ('bitrix-generic', 1, 'IN', 'N', 'NEW'), ('bitrix-generic', 1, 'IN', 'P', 'PROCESSING'),
    ('bitrix-generic', 1, 'IN', 'F', 'COMPLETED'), ('bitrix-generic', 1, 'IN', 'CF', 'COMPLETED'),
    ('bitrix-generic', 1, 'IN', 'RF', 'REFUNDED'), ('bitrix-generic', 1, 'IN', 'CN', 'CANCELLED'),
    ('bitrix-generic', 1, 'OUT', 'N', 'NEW'), ('bitrix-generic', 1, 'OUT', 'P', 'PROCESSING'),
    ('bitrix-generic', 1, 'OUT', 'F', 'COMPLETED'), ('bitrix-generic', 1, 'OUT', 'RF', 'REFUNDED'),
    ('bitrix-generic', 1, 'OUT', 'CN', 'CANCELLED');
