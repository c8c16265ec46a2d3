-- What each side believes about products, whose word counts for which field, and what was decided where both had changed one.

alter table connection
    add column product_price_codec text  not null default 'ru-text',
    add column field_owners        jsonb not null default '{}'; -- field of a product: ours, theirs or newest, which is the default

-- Each field of theirs has the save at which it was heard: an answer to our own write tells about the fields it wrote and no others.
create table product_belief (
    shop_id         text        not null,
    connection      text        not null,
    product_id      uuid        not null,
    our_version     bigint      not null default 0,
    ours            json,                          -- catalog.ProductSnapshot
    untold          json        not null default '{}', -- fields we changed that they do not hold yet: our version, since when
    theirs          json        not null default '{}', -- field: value, their version, written by us
    removed         boolean     not null default false,
    removed_version bigint,
    revision        bigint      not null default 0, -- of what we told the catalog service
    updated_at      timestamptz not null default now(),
    primary key (shop_id, connection, product_id)
) with (fillfactor = 80);

create table conflict (
    shop_id       text        not null,
    id            uuid        not null,
    connection    text        not null,
    entity_type   text        not null,
    entity_id     uuid        not null,
    field         text        not null,
    ours          text,
    our_version   bigint      not null,
    ours_at       timestamptz,
    theirs        text,
    their_version bigint,
    theirs_at     timestamptz,
    winner        text        not null check (winner in ('OURS', 'THEIRS')),
    policy        text        not null check (policy in ('OURS', 'THEIRS', 'NEWEST')),
    settled_at    timestamptz not null,
    primary key (shop_id, id)
);
create index conflict_of_entity on conflict (shop_id, entity_type, entity_id);

select kit.protect_platform('product_belief'), kit.protect_platform('conflict');

alter table delivery drop constraint delivery_kind_check;
alter table delivery add constraint delivery_kind_check check (kind in ('CREATE', 'STATUS', 'PRODUCT'));

-- One delivery may be attempted with one value and, when nobody knows what came of it, with a newer one: either may come back.
alter table write_ledger drop constraint write_ledger_pkey;
alter table write_ledger add primary key (shop_id, connection, entity_id, field, delivery_id, value_hash);

alter table reread add column entity_type text not null default 'order';
alter table reread drop constraint reread_pkey;
alter table reread add primary key (shop_id, connection, entity_type, external_id);

alter table sweep add column entity_type text not null default 'order';
alter table sweep drop constraint sweep_pkey;
alter table sweep add primary key (shop_id, connection, entity_type);
