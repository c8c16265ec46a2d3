create table thing (
    shop_id text not null,
    id      uuid not null,
    name    text not null,
    primary key (shop_id, id)
);
select kit.protect_platform('thing');

create table bare (
    shop_id text not null primary key
);
