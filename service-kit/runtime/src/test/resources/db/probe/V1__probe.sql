create table probe (
    shop_id  text   not null,
    order_id uuid   not null,
    version  bigint not null,
    handled  int    not null default 1,
    primary key (shop_id, order_id, version)
);
select kit.protect('probe');
create table machinery (
    shop_id text not null primary key
);
select kit.protect_platform('machinery');
