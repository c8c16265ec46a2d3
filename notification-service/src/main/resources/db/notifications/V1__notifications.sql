-- What buyers and staff were told about orders, what waits to be told, and who listens.

-- The order as it was last told; the lock that puts a change of status and a new subscription in one order.
create table told_order (
    shop_id      text   not null,
    order_id     uuid   not null,
    number       text   not null,
    status       text   not null,
    version      bigint not null,
    told_version bigint not null,
    primary key (shop_id, order_id)
);
select kit.protect('told_order');

create table staff_chat (
    shop_id    text        not null,
    chat_id    bigint      not null,
    language   text        not null check (language in ('RU', 'KK', 'EN')),
    title      text,
    state      text        not null check (state in ('ACTIVE', 'DISABLED', 'ENDED')),
    reason     text,
    changed_by text        not null,
    changed_at timestamptz not null,
    primary key (shop_id, chat_id)
);
create index staff_chat_by_chat on staff_chat (chat_id);
select kit.protect_platform('staff_chat');

create table subscription (
    shop_id    text        not null,
    order_id   uuid        not null,
    chat_id    bigint      not null,
    language   text        not null check (language in ('RU', 'KK', 'EN')),
    state      text        not null check (state in ('ACTIVE', 'ENDED')),
    reason     text,
    changed_at timestamptz not null,
    primary key (shop_id, order_id, chat_id)
);
create index subscription_by_chat on subscription (chat_id);
select kit.protect_platform('subscription');

-- A deep link that works once. Only the hash of its token is kept.
create table invitation (
    shop_id      text        not null,
    token_hash   bytea       not null unique,
    audience     text        not null check (audience in ('STAFF', 'BUYER')),
    order_id     uuid,
    language     text        not null check (language in ('RU', 'KK', 'EN')),
    invited_by   text        not null,
    invited_at   timestamptz not null,
    expires_at   timestamptz not null,
    used_at      timestamptz,
    used_by_chat bigint,
    primary key (shop_id, token_hash),
    check ((audience = 'BUYER') = (order_id is not null))
);
create index invitation_by_expiry on invitation (expires_at);
select kit.protect_platform('invitation');

-- One row per fact and chat, however often the fact arrives.
create table message (
    shop_id             text        not null,
    id                  uuid        not null,
    seq                 bigint generated always as identity,
    fact_id             uuid        not null,
    chat_id             bigint      not null,
    audience            text        not null check (audience in ('STAFF', 'BUYER')),
    kind                text        not null check (kind in ('NEW_ORDER', 'STATUS', 'REPLY')),
    language            text        not null check (language in ('RU', 'KK', 'EN')),
    order_id            uuid,
    order_version       bigint,
    text                text        not null,
    state               text        not null check (state in ('PENDING', 'SENDING', 'SENT', 'SUPPRESSED', 'PARKED', 'ENDED')),
    reason              text,
    plain               boolean     not null default false,
    doubtful            boolean     not null default false,
    lost                int         not null default 0,
    attempts            int         not null default 0,
    telegram_message_id bigint,
    written_at          timestamptz not null,
    settled_at          timestamptz,
    primary key (shop_id, id),
    unique (shop_id, fact_id, chat_id)
);
comment on column message.plain is 'send the text without markup: Telegram refused the markup';
comment on column message.doubtful is 'an earlier attempt may have arrived: the next one says so';
comment on column message.lost is 'how often a sender died between its intent and the outcome';
create index message_queue on message (chat_id, seq) where state in ('PENDING', 'SENDING');
create index message_of_order on message (shop_id, order_id, seq);
create index message_parked on message (shop_id) where state = 'PARKED';
create index message_by_settling on message (settled_at) where settled_at is not null;
select kit.protect_platform('message');

-- The queue of one chat: who works on it, and when there is something to do. Chats belong to no shop: staff of two shops may share one.
create table lane (
    chat_id      bigint primary key,
    due_at       timestamptz,
    lease        uuid,
    leased_until timestamptz
);
create index lane_due on lane (due_at) where due_at is not null;

-- What Telegram last said about our speed, for every instance.
create table bot (
    id            int primary key check (id = 1),
    blocked_until timestamptz,
    limited_chat  bigint,
    limited_until timestamptz
);
insert into bot (id) values (1);

-- Spent rates. Not worth a disk write: after a crash they start anew, and Telegram's own answer still counts.
create unlogged table rate_limit (
    id         bigint primary key,
    state      bytea,
    expires_at bigint
);

create table telegram_update (
    update_id   bigint primary key,
    body        text,
    state       text        not null check (state in ('NEW', 'DONE', 'IGNORED', 'FAILED')),
    reason      text,
    received_at timestamptz not null,
    settled_at  timestamptz
);
create index telegram_update_new on telegram_update (update_id) where state = 'NEW';
create index telegram_update_by_time on telegram_update using brin (received_at);
