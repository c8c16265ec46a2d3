-- Staff hear of money that needs a person, buyers of where to pay and of what they get back.
alter table message drop constraint message_kind_check;
alter table message add constraint message_kind_check
    check (kind in ('NEW_ORDER', 'STATUS', 'LOW_STOCK', 'STOCK_RECOVERED', 'PAYMENT_ATTENTION', 'PAYMENT_RECEIVED', 'PAY_LINK',
                    'REFUND', 'REPLY'));

-- The newest fact seen of each payment, and what staff were told to look at.
create table told_payment (
    shop_id    text   not null,
    payment_id uuid   not null,
    version    bigint not null,
    attention  text,
    primary key (shop_id, payment_id)
);
select kit.protect('told_payment');

alter table told_order add column paid boolean not null default false;
comment on column told_order.paid is 'was PAID once, so its money was told';
update told_order set paid = true where status = 'PAID';
