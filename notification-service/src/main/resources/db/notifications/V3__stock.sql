-- Staff hear of stock that runs low, too.
alter table message drop constraint message_kind_check;
alter table message add constraint message_kind_check
    check (kind in ('NEW_ORDER', 'STATUS', 'LOW_STOCK', 'STOCK_RECOVERED', 'REPLY'));

-- The newest version of each item that was told about.
create table told_item (
    shop_id      text   not null,
    item_id      uuid   not null,
    told_version bigint not null,
    primary key (shop_id, item_id)
);
select kit.protect('told_item');
