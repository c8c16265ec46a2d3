-- Money asked for, received and given back, and what has to be said to providers about it. Walled off per shop.
--
-- Whoever changes payments locks in this order: the provider's payment (advisory), the order (advisory), payments by id.

create table payment (
    shop_id             text        not null,
    id                  uuid        not null,
    lock_version        int         not null,
    version             bigint      not null,
    order_id            uuid,
    order_number        text,
    provider            text        not null check (provider in ('KASPI', 'STRIPE', 'MANUAL')),
    status              text        not null check (status in
        ('REQUESTED', 'PENDING', 'PAID', 'PARTLY_REFUNDED', 'REFUNDED', 'EXPIRED', 'CANCELLED')),
    currency            text        not null,
    amount              bigint      not null check (amount > 0),
    refunded            bigint      not null check (refunded between 0 and amount),
    transaction_id      text,
    provider_payment_id text,
    lies_in             text check (lies_in in ('ORDERS', 'UNASSIGNED')),
    pay_url             text,
    pay_by              timestamptz,
    attention           text,
    note                text,
    created_at          timestamptz not null,
    paid_at             timestamptz,
    updated_at          timestamptz not null,
    primary key (shop_id, id),
    check ((status in ('PAID', 'PARTLY_REFUNDED', 'REFUNDED')) = (transaction_id is not null and lies_in is not null))
) with (fillfactor = 80);
create index payment_newest on payment (shop_id, created_at desc, id desc);
create index payment_of_order on payment (shop_id, order_id) where order_id is not null;
create unique index payment_open on payment (shop_id, order_id) where status in ('REQUESTED', 'PENDING');
create unique index payment_transaction on payment (shop_id, provider, transaction_id) where transaction_id is not null;
create index payment_attention on payment (shop_id, attention, created_at desc, id desc) where attention is not null;

-- One try at a provider. It is here before the provider is called; without an id of theirs nobody knows what became of it.
create table payment_attempt (
    shop_id             text        not null,
    id                  uuid        not null,
    payment_id          uuid        not null,
    state               text        not null check (state in ('CREATING', 'UNCLEAR', 'OPEN', 'PAID', 'FAILED', 'ENDED')),
    provider_payment_id text,
    pay_url             text,
    reason              text,
    created_at          timestamptz not null,
    updated_at          timestamptz not null,
    primary key (shop_id, id),
    foreign key (shop_id, payment_id) references payment,
    check (state <> 'OPEN' or provider_payment_id is not null)
) with (fillfactor = 80);
create index payment_attempt_of_payment on payment_attempt (shop_id, payment_id);
create unique index payment_attempt_theirs on payment_attempt (shop_id, provider_payment_id) where provider_payment_id is not null;

create table refund (
    shop_id            text        not null,
    id                 uuid        not null,
    payment_id         uuid        not null,
    state              text        not null check (state in ('WAITING', 'SENT', 'DONE', 'FAILED', 'UNCLEAR')),
    amount             bigint      not null check (amount > 0),
    currency           text        not null,
    note               text,
    asked_by           text        not null,
    available_before   bigint,
    provider_refund_id text,
    reason             text,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    primary key (shop_id, id),
    foreign key (shop_id, payment_id) references payment
);
-- the outcome of one is told from what is left: two at a time could not be told apart
create unique index refund_under_way on refund (shop_id, payment_id) where state in ('WAITING', 'SENT', 'UNCLEAR');
create index refund_of_payment on refund (shop_id, payment_id);

-- What has to be said to a provider, or asked. begun is committed right before a call that must not be made twice.
create table errand (
    shop_id      text        not null,
    kind         text        not null check (kind in ('MAKE', 'ASK', 'REFUND', 'END', 'CANCEL')),
    subject_id   uuid        not null,
    payment_id   uuid        not null,
    provider     text        not null,
    theirs       text, -- the provider's id of what it is about, where it has one
    urgency      smallint    not null, -- lower first
    due_at       timestamptz not null,
    begun        boolean     not null default false,
    tries        int         not null default 0,
    every_ms     bigint      not null default 0,
    fresh_until  timestamptz,
    last_until   timestamptz,
    lease        uuid,
    leased_until timestamptz,
    created_at   timestamptz not null,
    primary key (shop_id, kind, subject_id)
) with (fillfactor = 70);
create index errand_due on errand (shop_id, provider, urgency, due_at);
create index errand_of_payment on errand (shop_id, payment_id);

-- News of a payment whose id the provider knows and we do not yet.
create table provider_notice (
    shop_id             text        not null,
    provider            text        not null,
    provider_payment_id text        not null,
    transaction_id      text        not null,
    amount              bigint      not null,
    currency            text        not null,
    paid_at             timestamptz not null,
    received_at         timestamptz not null,
    primary key (shop_id, provider, provider_payment_id)
);
create index provider_notice_oldest on provider_notice (received_at);

-- An account of a shop with a provider. What opens it is sealed; of what the provider says to us a digest is enough.
create table provider_account (
    shop_id         text             not null,
    provider        text             not null check (provider in ('KASPI', 'STRIPE')),
    enabled         boolean          not null,
    settings        jsonb            not null,
    rate_per_second double precision not null check (rate_per_second > 0),
    rate_burst      int              not null check (rate_burst > 0),
    secrets_sealed  bytea            not null,
    secrets_key     text             not null,
    webhook_digest  bytea,
    previous_digest bytea,
    updated_at      timestamptz      not null,
    primary key (shop_id, provider)
);
create unique index provider_account_webhook on provider_account (provider, webhook_digest) where webhook_digest is not null;
create index provider_account_previous on provider_account (provider, previous_digest) where previous_digest is not null;

-- Token buckets, shared by all instances; bucket4j owns the content. No shop's data in it.
create table rate_budget (
    id         text primary key,
    state      bytea,
    expires_at bigint
);

select kit.protect_platform('payment');
select kit.protect('payment_attempt');
select kit.protect('refund');
select kit.protect_platform('errand');
select kit.protect_platform('provider_notice');
select kit.protect_platform('provider_account');
