-- What every service's database has beside its own tables: facts going out, facts seen, facts refused.

create table kit.outbox (
    position    bigint generated always as identity primary key,
    id          uuid        not null,
    topic       text        not null,
    key         text        not null,
    type        text        not null,
    source      text        not null,
    shop_id     text        not null,
    origin      text        not null,
    subject     text        not null,
    traceparent text,
    occurred_at timestamptz not null,
    headers     jsonb,
    payload     bytea       not null check (octet_length(payload) <= 900000) -- what a broker takes by default
);
create index outbox_by_time on kit.outbox using brin (occurred_at);

create table kit.heartbeat (
    id      int primary key,
    beat_at timestamptz not null
);
insert into kit.heartbeat values (1, now());

create table kit.relay_progress (
    slot         text primary key,
    confirmed_at timestamptz not null,
    position     bigint      not null
);

create publication kit_outbox for table kit.outbox, kit.heartbeat with (publish = 'insert, update');

create table kit.inbox (
    consumer text        not null,
    event_id uuid        not null,
    seen_at  timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index inbox_by_time on kit.inbox using brin (seen_at);

create table kit.dead_letter (
    id            uuid primary key,
    consumer      text        not null,
    topic         text        not null,
    partition     int         not null,
    record_offset bigint      not null,
    record_key    bytea,
    headers       jsonb       not null,
    payload       bytea,
    shop_id       text,
    reason        text        not null,
    detail        text        not null,
    state         text        not null default 'OPEN' check (state in ('OPEN', 'REDRIVEN', 'DISCARDED')),
    received_at   timestamptz not null,
    decided_at    timestamptz,
    decided_by    text,
    unique (consumer, topic, partition, record_offset)
);
create index dead_letter_open on kit.dead_letter (received_at) where state = 'OPEN';

-- Row-level security: a transaction sees the rows of the shop it was opened for, and nothing without one.
create function kit.protect(protected regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', protected);
    execute format('alter table %s force row level security', protected);
    execute format(
        'create policy shop on %s using (shop_id = current_setting(''app.shop'', true)) with check (shop_id = current_setting(''app.shop'', true))',
        protected);
end
$$;

-- The same, for tables that a service's own machinery works through for all shops at once ('*').
create function kit.protect_platform(protected regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s enable row level security', protected);
    execute format('alter table %s force row level security', protected);
    execute format(
        'create policy shop on %s using (current_setting(''app.shop'', true) in (shop_id, ''*'')) with check (current_setting(''app.shop'', true) in (shop_id, ''*''))',
        protected);
end
$$;

grant usage on schema kit to ${app}, ${relay};
grant select, insert, update, delete on all tables in schema kit to ${app};
grant select on kit.outbox to ${relay};
grant select, update on kit.heartbeat to ${relay};
grant select, insert, update on kit.relay_progress to ${relay};

grant usage on schema public to ${app};
alter default privileges in schema public grant select, insert, update, delete on tables to ${app};
alter default privileges in schema public grant usage, select on sequences to ${app};
