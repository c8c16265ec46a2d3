-- Pictures and files. The bytes are blobs elsewhere, named after the key.
create table media (
    shop_id     text        not null,
    id          uuid        not null,
    key         text        not null check (key ~ '^[0-9a-f]{32}$'),
    digest      bytea       not null check (length(digest) = 32),
    format      text        not null check (format in ('JPEG', 'PNG', 'PDF')),
    width       int         check (width > 0),
    height      int         check (height > 0),
    bytes       bigint      not null check (bytes > 0),
    sides       int[]       not null,
    name        text        not null,
    uploaded_by text        not null,
    uploaded_at timestamptz not null,
    -- uploaded last, or let go by the last that used it
    idle_since  timestamptz not null,
    primary key (shop_id, id),
    unique (shop_id, digest)
);
create index media_by_key on media (key);
create index media_idle on media (idle_since) where format <> 'PDF';

-- What uses a picture. It cannot go while there is a row.
create table media_use (
    shop_id  text not null,
    media_id uuid not null,
    owner_id uuid not null,
    primary key (shop_id, owner_id, media_id),
    foreign key (shop_id, media_id) references media
);
create index media_use_of on media_use (shop_id, media_id);

select kit.protect_platform('media');
select kit.protect_platform('media_use');
