-- What a provider says of a day, against what we know of it.

-- A run reads the provider's statement piece by piece; what was read and the cursor are written together, so that a run that
-- stops goes on where it was. next_at is when the next piece may be read; whoever reads moves it on first.
create table reconciliation (
    shop_id      text        not null,
    id           uuid        not null,
    provider     text        not null,
    day          date        not null,
    origin       text        not null check (origin in ('DAILY', 'ASKED', 'UPLOADED')),
    requested_by text        not null,
    state        text        not null check (state in ('READING', 'DONE')),
    cursor       text,
    lines        int         not null default 0,
    next_at      timestamptz,
    trouble      text, -- why the last piece was not read
    started_at   timestamptz not null,
    finished_at  timestamptz,
    primary key (shop_id, id),
    check ((state = 'READING') = (next_at is not null)),
    check ((state = 'DONE') = (finished_at is not null))
);
create unique index reconciliation_daily on reconciliation (shop_id, provider, day) where origin = 'DAILY';
create index reconciliation_due on reconciliation (next_at) where state = 'READING';

create table reconciliation_line (
    shop_id        text   not null,
    run_id         uuid   not null,
    number         int    not null,
    kind           text   not null check (kind in ('PAID', 'UNPAID', 'REFUND')),
    reference      text,
    transaction_id text,
    currency       text   not null,
    amount         bigint not null,
    refunded       bigint,
    at             timestamptz,
    primary key (shop_id, run_id, number),
    foreign key (shop_id, run_id) references reconciliation,
    check (reference is not null or transaction_id is not null)
);

create table reconciliation_difference (
    shop_id        text   not null,
    run_id         uuid   not null,
    number         int    not null,
    kind           text   not null
        check (kind in ('MISSING_HERE', 'MISSING_THERE', 'AMOUNT_DIFFERS', 'STATUS_DIFFERS', 'REFUND_DIFFERS')),
    payment_id     uuid,
    reference      text,
    transaction_id text,
    theirs         bigint,
    their_currency text,
    ours           bigint,
    our_currency   text,
    their_status   text,
    our_status     text,
    at             timestamptz,
    adopted_as     uuid, -- the payment that was made of it
    primary key (shop_id, run_id, number),
    foreign key (shop_id, run_id) references reconciliation
);

select kit.protect_platform('reconciliation');
select kit.protect('reconciliation_line');
select kit.protect('reconciliation_difference');

create index payment_paid on payment (shop_id, paid_at) where paid_at is not null;
create index refund_done on refund (shop_id, updated_at) where state = 'DONE';
