-- Events of Stripe that were used, so that one that comes again is not; and up to when each account's events were listed.

create table stripe_event (
    shop_id  text        not null,
    id       text        not null,
    type     text        not null,
    heard_at timestamptz not null,
    primary key (shop_id, id)
);
create index stripe_event_by_time on stripe_event (heard_at);

create table stripe_listing (
    shop_id      text        not null primary key,
    listed_until timestamptz not null,
    due_at       timestamptz not null
);

select kit.protect_platform('stripe_event');
select kit.protect('stripe_listing');
