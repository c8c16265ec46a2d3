-- What a shop offers.

-- Which id a product has in an external system.
create table product_link (
    shop_id     text not null,
    connection  text not null,
    external_id text not null,
    product_id  uuid not null,
    primary key (shop_id, connection, external_id)
);
create unique index product_link_of on product_link (shop_id, product_id, connection);

-- What one piece takes from stock. The product's own recipe has its id in variant_id; a variant without rows of its own uses that.
create table product_recipe (
    shop_id    text not null,
    product_id uuid not null,
    variant_id uuid not null,
    item_id    uuid not null,
    quantity   int  not null check (quantity between 1 and 100000),
    primary key (shop_id, product_id, variant_id, item_id)
);

select kit.protect('product_link');
select kit.protect('product_recipe');
