-- What a shop offers. Each table is walled off per shop by row-level security; shop_id leads every key.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- Text as it is searched: in lower case, ё as е, and the Kazakh letters as those a Russian keyboard has in their place.
create function folded(text) returns text language sql immutable strict parallel safe as
$$ select translate(lower($1 collate pg_c_utf8), 'ёәғқңөұүһі', 'еагкноуухи') $$;

-- Text as it sounds, for what is misspelled: vowels that are mistaken for each other are one, and double letters too. In Latin letters,
-- for under a locale of plain C trigrams know no others.
create function sounding(text) returns text language sql immutable strict parallel safe as
$$ select regexp_replace(translate(lower($1 collate pg_c_utf8),
    'аоәяөеэиыйёіуұүюбвгғджзкқлмнңпрстфхһцчшщьъ',
    'aaaaaiiiiiiiuuuubvggdjzkklmnnprstfxxcqww'), '(.)\1', '\1', 'g') $$;

create table folder (
    shop_id   text not null,
    id        uuid not null,
    parent_id uuid,
    name      text not null,
    position  int  not null,
    primary key (shop_id, id),
    foreign key (shop_id, parent_id) references folder
);
create index folder_tree on folder (shop_id, parent_id);

create table product (
    shop_id          text        not null,
    id               uuid        not null,
    version          bigint      not null,
    kind             text        not null check (kind in ('GOODS', 'SERVICE')),
    name             text        not null,
    description      text,
    folder_id        uuid,
    enabled          boolean     not null,
    archived         boolean     not null,
    price            bigint      not null check (price >= 0),
    variants         jsonb       not null,
    attributes       jsonb       not null,
    images           jsonb       not null,
    recipe           jsonb       not null,
    links            jsonb       not null,
    keywords         text        not null, -- what else it is found by: variants, article numbers, attributes
    origin           text        not null,
    outbound_version bigint      not null,
    synced_version   bigint      not null,
    parked_version   bigint,
    parked_reason    text,
    heard            jsonb       not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    words            tsvector    not null generated always as (
        setweight(to_tsvector('russian'::regconfig, folded(name)), 'A')
            || setweight(to_tsvector('simple'::regconfig, folded(name)), 'A')
            || setweight(to_tsvector('russian'::regconfig, folded(left(keywords, 20000))), 'B')
            || setweight(to_tsvector('simple'::regconfig, folded(left(keywords, 20000))), 'B')
            || setweight(to_tsvector('russian'::regconfig, folded(left(coalesce(description, ''), 20000))), 'C')
            || setweight(to_tsvector('simple'::regconfig, folded(left(coalesce(description, ''), 20000))), 'C')
    ) stored,
    sounds           text        not null generated always as (sounding(name)) stored,
    primary key (shop_id, id),
    constraint product_folder foreign key (shop_id, folder_id) references folder
);
create index product_newest on product (shop_id, archived, created_at desc, id desc);
create index product_words on product using gin (shop_id, words);
create index product_names on product using gin (shop_id, sounds gin_trgm_ops);
create index product_in_folder on product (shop_id, folder_id) where folder_id is not null;

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

select kit.protect('folder');
select kit.protect('product');
select kit.protect('product_link');
select kit.protect('product_recipe');

-- No index of words serves a query under row-level security: the database lets nothing look at a row before the policy has, unless it
-- is sure not to tell of it (leakproof), and it is not sure of these operators. So the owner looks, for the shop of the transaction
-- alone, and answers no more than ids; what they stand for is read under the policy.
create policy searched on product for select to current_user using (true);

create function matching(asked tsquery) returns table (id uuid, rank real)
language sql stable security definer rows 100 set search_path = public, pg_temp as $$
    select id, ts_rank(words, $1) from product where shop_id = current_setting('app.shop', true) and words @@ $1
$$;

create function resembling(asked text) returns table (id uuid, rank real)
language sql stable security definer rows 100 set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.45 as $$
    select id, word_similarity($1, sounds) from product
    where shop_id = current_setting('app.shop', true) and sounds %> $1
$$;
