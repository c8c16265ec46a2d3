-- What still has to be told, in which order, and every attempt at it.

create table lane (
    shop_id       text        not null,
    connection    text        not null,
    entity_type   text        not null,
    entity_id     uuid        not null,
    state         text        not null check (state in ('IDLE', 'READY', 'PARKED')),
    deadline      timestamptz not null, -- when the order has to be at the door: the most urgent lane goes first
    due_at        timestamptz not null, -- not before
    claim         uuid,                 -- who works on it, and until when if nothing is heard
    claimed_until timestamptz,
    waits_for     text check (waits_for in ('CONNECTION', 'ANSWER', 'LIMIT')),
    reason        text,                 -- why it is parked
    updated_at    timestamptz not null,
    primary key (shop_id, connection, entity_type, entity_id)
) with (fillfactor = 80);
create index lane_urgent on lane (shop_id, connection, deadline) where state = 'READY';
create index lane_due on lane (shop_id, connection, due_at) where state = 'READY';
create index lane_parked on lane (shop_id, connection, reason) where state = 'PARKED';

create table delivery (
    shop_id         text        not null,
    id              uuid        not null,
    position        bigint      generated always as identity,
    connection      text        not null,
    entity_type     text        not null,
    entity_id       uuid        not null,
    kind            text        not null check (kind in ('CREATE', 'STATUS')),
    version         bigint      not null, -- of our entity
    status          text        not null, -- ours, to be told
    snapshot        jsonb,                -- for a create: the order to be told
    state           text        not null
        check (state in ('QUEUED', 'IN_FLIGHT', 'DELIVERED', 'SUPERSEDED', 'PARKED', 'DISCARDED')),
    attempts        int         not null default 0,
    tries           int         not null default 0,     -- since it was queued or a person asked again
    outcome_unknown boolean     not null default false, -- an attempt may have been carried out
    reason          text,
    traceparent     text,
    queued_at       timestamptz not null,
    settled_at      timestamptz,
    decided_by      text,
    primary key (shop_id, id)
);
create index delivery_pending on delivery (shop_id, connection, entity_type, entity_id, position)
    where state in ('QUEUED', 'IN_FLIGHT', 'PARKED');
create index delivery_of_lane on delivery (shop_id, connection, entity_type, entity_id, position);

create table delivery_attempt (
    shop_id     text        not null,
    delivery_id uuid        not null,
    number      int         not null,
    request     jsonb       not null, -- without credentials and with people blanked
    started_at  timestamptz not null,
    outcome     text, -- absent while under way, and for ever when the process died
    why         text,
    http_status int,
    answer      text,
    duration_ms int,
    primary key (shop_id, delivery_id, number)
);

select kit.protect_platform('lane'), kit.protect_platform('delivery'), kit.protect_platform('delivery_attempt');

-- Token buckets, shared by all instances; bucket4j owns the content. No shop's data in it.
create table rate_budget (
    id         text primary key,
    state      bytea,
    expires_at bigint
);
