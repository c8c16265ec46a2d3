-- Fills a shop with products in 40 folders: psql -v shop=bench -v products=10000 -f products.sql, as a role that passes by row-level security.
insert into folder (shop_id, id, parent_id, name, position)
select :'shop', md5(:'shop' || 'folder' || n)::uuid, null, 'Папка ' || n, n from generate_series(0, 39) as n
on conflict do nothing;

insert into product (shop_id, id, version, kind, name, description, folder_id, enabled, archived, price, variants, attributes, images, recipe,
                     links, keywords, origin, outbound_version, synced_version, heard, created_at, updated_at)
select :'shop', md5(:'shop' || 'product' || n)::uuid, 1, 'GOODS',
       n || ' ' || (array['красные розы', 'қызыл раушан', 'белые тюльпаны', 'пионы', 'ақ лалагүл', 'жёлтые герберы', 'букет невесты'])[n % 7 + 1],
       'Свежие цветы из ' || (array['Эквадора', 'Кении', 'Голландии', 'Алматы'])[n % 4 + 1] || ', ' || 40 + n % 60 || ' см',
       md5(:'shop' || 'folder' || n % 40)::uuid, n % 20 <> 0, n % 50 = 0, 100000 + n * 37 % 5000000,
       jsonb_build_array(jsonb_build_object('id', md5(:'shop' || 'variant' || n)::uuid, 'name', '51 штука', 'sku', 'SKU-' || n,
                                            'price', jsonb_build_object('minor', 2450000), 'enabled', true, 'recipe', '[]'::jsonb)),
       '[{"name": "height", "value": "70 см"}]', '[]', '[]', '{}', '51 штука SKU-' || n || ' 70 см', 'system', 1, 1, '{}',
       timestamptz '2026-03-01 06:00:00Z' + n * interval '1 second', timestamptz '2026-03-01 06:00:00Z' + n * interval '1 second'
from generate_series(1, :products) as n
on conflict do nothing;
