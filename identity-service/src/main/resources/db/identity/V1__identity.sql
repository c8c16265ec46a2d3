-- People, shops, who works where, and what they hold: sessions, keys, invitations. What belongs to a shop is walled off by row-level security.
-- Whoever signs in names no shop, so the tables that are looked at before a shop is known are open to '*' as well.

-- One row per person, whichever shops they work in. It belongs to no shop; people of a shop see it through their team only.
create table account (
    id            uuid primary key,
    name          text        not null,
    phone         text        not null,
    email         text        not null,
    password_hash text        not null,
    operator      boolean     not null,
    created_at    timestamptz not null
);
create unique index account_phone on account (phone);
create unique index account_email on account (email);

create table shop (
    shop_id       text primary key,
    version       bigint      not null,
    name          text        not null,
    zone          text        not null,
    language      text        not null,
    state         text        not null check (state in ('ACTIVE', 'SUSPENDED')),
    registered_at timestamptz not null
);

create table permission_set (
    shop_id     text   not null references shop,
    name        text   not null,
    permissions text[] not null check (not 'platform:operate' = any (permissions)),
    primary key (shop_id, name)
);

create table membership (
    shop_id        text        not null references shop,
    user_id        uuid        not null references account,
    version        bigint      not null,
    role           text        not null check (role in ('DIRECTOR', 'ADMIN', 'MANAGER', 'FLORIST', 'COURIER')),
    permission_set text,
    state          text        not null check (state in ('ACTIVE', 'REMOVED')),
    joined_at      timestamptz not null,
    primary key (shop_id, user_id),
    foreign key (shop_id, permission_set) references permission_set
);
create index membership_of_user on membership (user_id);

-- The secret itself goes to the invited person; here is its SHA-256. Without a shop it makes an operator.
create table invitation (
    id             uuid primary key,
    shop_id        text references shop,
    email          text        not null,
    role           text        not null,
    permission_set text,
    token_hash     bytea       not null unique,
    invited_by     uuid        not null,
    invited_at     timestamptz not null,
    expires_at     timestamptz not null,
    accepted_at    timestamptz,
    withdrawn_at   timestamptz,
    foreign key (shop_id, permission_set) references permission_set on delete cascade
);
create index invitation_of_shop on invitation (shop_id, id);

-- One sign-in: a family of refresh tokens, each good once. An operator's has no shop.
create table session (
    id           uuid primary key,
    shop_id      text references shop,
    user_id      uuid        not null references account,
    device       text        not null,
    address      text        not null,
    created_at   timestamptz not null,
    last_used_at timestamptz not null,
    expires_at   timestamptz not null,
    ended_at     timestamptz,
    ended_by     text
);
create index session_of_user on session (user_id) where ended_at is null;
create index session_ended on session (coalesce(ended_at, expires_at));

-- Used tokens stay as long as their family, so that one that comes back is recognised.
create table refresh_token (
    hash       bytea primary key,
    shop_id    text,
    session_id uuid        not null references session on delete cascade,
    issued_at  timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index refresh_token_of_session on refresh_token (session_id);

create table security_event (
    id      uuid primary key,
    shop_id text,
    at      timestamptz not null,
    what    text        not null,
    outcome text        not null check (outcome in ('DONE', 'REFUSED')),
    actor   uuid,
    subject text,
    address text        not null
);
create index security_event_of_shop on security_event (shop_id, id desc);

-- The private half is a JWE under the master key, and is gone as soon as it signs no more.
create table signing_key (
    kid          text primary key,
    state        text        not null check (state in ('NEXT', 'CURRENT', 'RETIRED')),
    public_jwk   text        not null,
    private_jwe  text,
    published_at timestamptz not null,
    gone_at      timestamptz
);
create unique index signing_key_one_of_each on signing_key (state) where state <> 'RETIRED';

-- The way in for the first operator; at most one secret is open.
create table bootstrap (
    id          int primary key check (id = 1),
    secret_hash bytea       not null,
    expires_at  timestamptz not null,
    used_at     timestamptz
);

-- Token buckets of the throttle; bucket4j owns the content. Ids are hashes.
create table throttle (
    id         text primary key,
    state      bytea,
    expires_at bigint
);
create index throttle_expiry on throttle (expires_at);

select kit.protect_platform('shop');
select kit.protect_platform('permission_set');
select kit.protect_platform('membership');
select kit.protect_platform('invitation');
select kit.protect_platform('session');
select kit.protect_platform('refresh_token');
select kit.protect_platform('security_event');
