-- Buyers are reminded of what they have still to pay.
alter table message drop constraint message_kind_check;
alter table message add constraint message_kind_check
    check (kind in ('NEW_ORDER', 'STATUS', 'LOW_STOCK', 'STOCK_RECOVERED', 'PAYMENT_ATTENTION', 'PAYMENT_RECEIVED', 'PAY_LINK',
                    'PAY_REMINDER', 'REFUND', 'REPLY'));

-- What is to be said of a payment, how long before its time is over. What was said stays, so that it is not said again.
create table payment_reminder (
    shop_id        text        not null,
    payment_id     uuid        not null,
    before_seconds bigint      not null,
    due_at         timestamptz not null,
    payment        jsonb       not null, -- as it was offered
    said_at        timestamptz,
    primary key (shop_id, payment_id, before_seconds)
);
create index payment_reminder_due on payment_reminder (due_at) where said_at is null;
create index payment_reminder_by_time on payment_reminder (due_at);
select kit.protect_platform('payment_reminder');
