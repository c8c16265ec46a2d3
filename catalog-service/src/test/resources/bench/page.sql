-- One page of a shop's products, as GET /api/v1/products asks for it: pgbench -n -f page.sql, in the shop "bench" of products.sql
\set back random(0, 9000)
begin;
select set_config('app.shop', 'bench', true);
select p.id, p.version, p.kind, p.name, p.description, p.folder_id, f.name as folder_name, p.enabled, p.archived, p.price,
       p.variants, p.attributes, p.images, p.recipe, p.links, p.origin, p.outbound_version, p.synced_version,
       p.parked_version, p.parked_reason, p.heard, p.created_at, p.updated_at
from product p left join folder f on f.shop_id = p.shop_id and f.id = p.folder_id
where p.shop_id = 'bench' and p.archived = false
    and (p.created_at, p.id) < (timestamptz '2026-03-01 08:46:41Z' - :back * interval '1 second', uuid 'ffffffff-ffff-ffff-ffff-ffffffffffff')
order by p.created_at desc, p.id desc limit 51;
commit;
