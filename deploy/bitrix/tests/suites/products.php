<?php

declare(strict_types=1);

namespace Cvety\Bitrix\Tests;

use Cvety\Bitrix\Answer;
use Cvety\Bitrix\Config;
use Cvety\Bitrix\HookAgent;
use Cvety\Bitrix\Price;
use Cvety\Bitrix\ProductApi;
use Cvety\Bitrix\Refused;

const OUR_PRODUCT = '0199c0de-0000-7000-8000-0000000000aa';

function shopWithProduct(): MemoryShop
{
    $shop = new MemoryShop();
    $shop->catalog->create('', [
        'name' => 'Букет «Весна»', 'price' => '4950', 'description' => '15 раушан 🌷', 'enabled' => true,
    ]);
    return $shop;
}

/** @param array<string, mixed>|string $call */
function put(MemoryShop $shop, string|int $id, array|string $call, string $header = 'Bearer fake-api-token', string $method = 'PUT'): Answer
{
    $config = Config::of(['api_token' => 'fake-api-token', 'api_token_before' => 'fake-older-token']);
    return (new ProductApi($config))->handle(
        ['REQUEST_METHOD' => $method, 'HTTP_AUTHORIZATION' => $header, 'REQUEST_URI' => "/api/v2/products/update-from-railway/$id?x=1"],
        is_string($call) ? $call : (string) json_encode($call),
        static fn () => $shop,
    );
}

function productAgent(MemoryShop $shop, ScriptedWire $wire): HookAgent
{
    $config = Config::of(['product_hook_url' => 'https://sync.example.kz/api/v1/webhooks/product-sync', 'hook_token' => 'fake-hook-token']);
    return new HookAgent($config, $shop->productOutbox, $wire, HookAgent::PRODUCTS);
}

Checks::that('tells a product once it has a price, in the words of the contract', static function (): void {
    $shop = shopWithProduct();
    Checks::same(1, count($shop->productOutbox->noted));
    $shop->productOutbox->rows[1243]['snapshot']['date_update'] = '2026-03-08T12:00:00+05:00';
    $wire = new ScriptedWire();
    Checks::same(1, productAgent($shop, $wire)->run(5));
    Checks::same(
        '{"event_type":"product.created","product_data":{"id":1243,"title":"Букет «Весна»","price":"4 950 ₸","isAvailable":true,"image":"",'
            . '"images":[],"catalogHeight":"","description":"15 раушан 🌷","version":1,"date_update":"2026-03-08T12:00:00+05:00","changed_by":"42"}}',
        \Cvety\Bitrix\Json::write($wire->sent[0]),
    );
    Checks::same(0, productAgent($shop, $wire)->run(5));
});

Checks::that('notes each change of a manager once, however often it is announced', static function (): void {
    $shop = shopWithProduct();
    $shop->catalog->edit(1243, ['NAME' => 'Букет']);
    $shop->catalog->edit(1243, ['NAME' => 'Букет']);
    $shop->catalog->edit(1243, ['PRICE' => '5000.0000', 'HEIGHT' => '70 см']);
    $shop->catalog->edit(1243, ['PRICE' => '5000.00']);
    $shop->catalog->remove(1243);
    $shop->catalog->events->touched(1243);
    Checks::same([1, 2, 3, 4], array_map(static fn (array $note): int => $note['snapshot']['version'], $shop->productOutbox->noted));
    Checks::same(
        ['id', 'version', 'date_update', 'changed_by'],
        array_keys($shop->productOutbox->rows[1243]['snapshot']),
    );
});

Checks::that('sends the newest state of a product that changed while it waited, and its birth still as a birth', static function (): void {
    $shop = shopWithProduct();
    $shop->catalog->edit(1243, ['PRICE' => '5000']);
    $wire = new ScriptedWire();
    Checks::same(1, productAgent($shop, $wire)->run(5));
    Checks::same(['product.created', 2], [$wire->sent[0]['event_type'], $wire->sent[0]['product_data']['version']]);
    $shop->catalog->edit(1243, ['PRICE' => '5100']);
    productAgent($shop, $wire)->run(5);
    Checks::same('product.updated', $wire->sent[1]['event_type']);
});

Checks::that('keeps a change that comes while the one before it is on its way', static function (): void {
    $shop = shopWithProduct();
    $outbox = $shop->productOutbox;
    $row = $outbox->due(time(), 10)[0];
    $shop->catalog->edit(1243, ['PRICE' => '5000']);
    $outbox->sent($row['id'], time());
    Checks::same(['W', 2], [$outbox->rows[1243]['state'], $outbox->rows[1243]['version']]);
    Checks::same(1, count($outbox->due(time(), 10)));
});

Checks::that('tries a product again after a failure, and keeps a refused one', static function (): void {
    $shop = shopWithProduct();
    Checks::same(0, productAgent($shop, new ScriptedWire([[500, '{}']]))->run(5));
    Checks::same(['W', 1, 'HTTP 500'], [$shop->productOutbox->rows[1243]['state'], $shop->productOutbox->rows[1243]['attempts'], $shop->productOutbox->rows[1243]['why']]);
    $shop->productOutbox->rows[1243]['due'] = 0;
    productAgent($shop, new ScriptedWire([[422, '{}']]))->run(5);
    Checks::same('R', $shop->productOutbox->rows[1243]['state']);
});

Checks::that('writes what a call names, as one version that nobody is named for', static function (): void {
    $shop = shopWithProduct();
    $shop->pictures->pictures['https://cdn.example/rose.jpg'] = 'bytes';
    $answer = put($shop, 1243, ['name' => 'Пион', 'price' => "5\u{a0}000 ₸", 'enabled' => 'N', 'image' => 'https://cdn.example/rose.jpg', 'description' => '']);
    Checks::same([200, 'success', 1243, 2], [$answer->status, $answer->body['status'], $answer->body['product_id'], $answer->body['version']]);
    Checks::same(true, preg_match('/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/', $answer->body['updated_at']) === 1);
    Checks::same(2, count($shop->productOutbox->noted));
    $told = $shop->productOutbox->rows[1243]['snapshot'];
    Checks::same(['Пион', '5 000 ₸', false, '', ''], [$told['title'], $told['price'], $told['isAvailable'], $told['description'], $told['changed_by']]);
    Checks::same(true, str_starts_with($told['image'], 'https://shop.example/upload/'));
});

Checks::that('keeps a description to the letter', static function (): void {
    $shop = shopWithProduct();
    put($shop, 1243, ['description' => " бір\n\nекі "]);
    Checks::same(" бір\n\nекі ", $shop->productOutbox->rows[1243]['snapshot']['description']);
});

Checks::that('leaves alone what a call does not name or names as null', static function (): void {
    $shop = shopWithProduct();
    put($shop, 1243, ['price' => '5000', 'name' => null, 'image' => null]);
    Checks::same(['Букет «Весна»', '15 раушан 🌷'], [$shop->catalog->products[1243]['NAME'], $shop->catalog->products[1243]['DESCRIPTION']]);
});

Checks::that('saves nothing for a call that changes nothing, and fetches no picture it shows already', static function (): void {
    $shop = shopWithProduct();
    $shop->pictures->pictures = ['https://cdn.example/a.jpg' => 'bytes', 'https://cdn.example/b.jpg' => 'bytes'];
    put($shop, 1243, ['image' => 'https://cdn.example/a.jpg']);
    $saves = $shop->catalog->saves;
    $same = ['name' => 'Букет «Весна»', 'price' => '4950,00 тг', 'enabled' => 'Y', 'description' => '15 раушан 🌷'];
    Checks::same(2, put($shop, 1243, $same + ['image' => 'https://cdn.example/b.jpg'])->body['version']);
    $fetched = $shop->pictures->fetched;
    Checks::same(2, put($shop, 1243, $same + ['image' => $shop->catalog->products[1243]['IMAGE']])->body['version']);
    Checks::same([$saves, $fetched], [$shop->catalog->saves, $shop->pictures->fetched]);
    Checks::same(3, put($shop, 1243, ['image' => ''])->body['version']);
    Checks::same('', $shop->catalog->products[1243]['IMAGE']);
});

Checks::that('makes a product by our id once, and changes it the next time', static function (): void {
    $shop = new MemoryShop();
    $first = put($shop, OUR_PRODUCT, ['name' => 'Пион', 'price' => '900 ₸']);
    $second = put($shop, OUR_PRODUCT, ['name' => 'Пион', 'price' => '950 ₸']);
    Checks::same([1243, 1], [$first->body['product_id'], $first->body['version']]);
    Checks::same([1243, 2], [$second->body['product_id'], $second->body['version']]);
    Checks::same(['product.created', OUR_PRODUCT], [$shop->productOutbox->noted[0]['event'], $shop->productOutbox->noted[0]['snapshot']['xml_id']]);
    Checks::same([422, 'price'], [put($shop, str_replace('aa', 'bb', OUR_PRODUCT), ['name' => 'x'])->status, put($shop, str_replace('aa', 'bb', OUR_PRODUCT), ['name' => 'x'])->body['step']]);
    Checks::same(1, count($shop->catalog->products));
});

Checks::that('tells what a person changed unannounced before it writes over it', static function (): void {
    $shop = shopWithProduct();
    $shop->catalog->slip(1243, ['NAME' => 'Тайный']);
    Checks::same(3, put($shop, 1243, ['price' => '5000'])->body['version']);
    Checks::same(['4 950 ₸', '5 000 ₸'], array_map(static fn (array $note): string => $note['snapshot']['price'], array_slice($shop->productOutbox->noted, 1)));
    Checks::same('Тайный', $shop->productOutbox->noted[1]['snapshot']['title']);
});

Checks::that('answers 404 for a number or an address it does not know', static function (): void {
    $shop = new MemoryShop();
    foreach ([5, 'abc', '12; drop', ''] as $id) {
        $answer = put($shop, $id, ['name' => 'x', 'price' => '1']);
        Checks::same([404, ['status' => 'error', 'error' => 'product not found', 'step' => 'product']], [$answer->status, $answer->body]);
    }
});

$refusals = [
    'a price that is no price' => [['price' => 'дорого'], 'price'], 'a negative price' => [['price' => '-5 ₸'], 'price'],
    'a price with two points' => [['price' => '5.000.00'], 'price'], 'an empty price' => [['price' => ''], 'price'],
    'no name' => [['name' => ' '], 'name'], 'a name too long' => [['name' => str_repeat('ә', 256)], 'name'],
    'a description that is no text' => [['description' => 5], 'description'], 'a nested name' => [['name' => ['x']], 'name'],
    'a strange switch' => [['enabled' => 'yes'], 'enabled'], 'a switch that is no text' => [['enabled' => true], 'enabled'],
    'a picture that is not there' => [['name' => 'Другое', 'image' => 'https://cdn.example/none.jpg'], 'image'],
];
foreach ($refusals as $name => [$call, $step]) {
    Checks::that("refuses $name with its step, and writes nothing", static function () use ($call, $step): void {
        $shop = shopWithProduct();
        $answer = put($shop, 1243, $call);
        Checks::same([422, 'error', $step], [$answer->status, $answer->body['status'], $answer->body['step']]);
        Checks::same(1, $shop->productOutbox->rows[1243]['version']);
    });
}

Checks::that('says nothing of a fault but that it was one, and tells no version for what was undone', static function (): void {
    $shop = shopWithProduct();
    $shop->catalog->breaksAtPrice = true;
    $answer = put($shop, 1243, ['name' => 'Пион', 'price' => '1']);
    Checks::same([500, ['status' => 'error', 'error' => 'internal error', 'step' => 'save']], [$answer->status, $answer->body]);
    Checks::same(1, count($shop->productOutbox->noted));
    $shop->catalog->edit(1243, ['NAME' => 'Роза']);
    Checks::same('42', $shop->productOutbox->rows[1243]['snapshot']['changed_by']);
});

Checks::that('judges method, bearer and body of a product before the shop is loaded', static function (): void {
    $shop = shopWithProduct();
    Checks::same(405, put($shop, 1243, [], 'Bearer fake-api-token', 'POST')->status);
    foreach (['', 'Bearer fake-wrong-token', 'fake-api-token', 'Basic fake-api-token', 'Bearer'] as $header) {
        Checks::same(401, put($shop, 1243, [], $header)->status);
    }
    Checks::same(200, put($shop, 1243, ['enabled' => 'Y'], 'bearer fake-older-token')->status);
    Checks::same(413, put($shop, 1243, str_repeat('x', 1048577))->status);
    Checks::same([422, 'request'], [put($shop, 1243, '{"a":')->status, put($shop, 1243, '{"a":')->body['step']]);
    $renamed = (new ProductApi(Config::of(['api_token' => 'fake-api-token'])))->handle(
        ['REQUEST_METHOD' => 'PUT', 'REDIRECT_HTTP_AUTHORIZATION' => 'Bearer fake-api-token', 'REQUEST_URI' => '/api/v2/products/update-from-railway/1243'],
        '{"enabled":"Y"}',
        static fn () => $shop,
    );
    Checks::same(200, $renamed->status);
});

Checks::that('answers a product, and pages through what changed with the traces of the deleted', static function (): void {
    $shop = shopWithProduct();
    $shop->catalog->create('', ['name' => 'Пион', 'price' => '900']);
    $shop->catalog->create('', ['name' => 'Роза', 'price' => '800']);
    $shop->catalog->remove(1244);
    Checks::same('4 950 ₸', call($shop, ['action' => 'get_product', 'product_id' => 1243])->body['product']['price']);
    Checks::same(['status' => 'not_found'], call($shop, ['action' => 'get_product', 'product_id' => 1244])->body);
    Checks::same('product', call($shop, ['action' => 'get_product', 'product_id' => 'x'])->body['step']);
    $ask = ['action' => 'changed_products', 'since' => '2020-01-01T00:00:00+05:00', 'after_id' => 0, 'limit' => 2];
    $first = call($shop, $ask)->body;
    Checks::same([[1243, 1244], 1244], [array_column($first['products'], 'id'), $first['next_after_id']]);
    Checks::same(['id', 'deleted', 'version', 'date_update'], array_keys($first['products'][1]));
    Checks::same(true, $first['products'][1]['deleted']);
    $second = call($shop, ['after_id' => 1244] + $ask)->body;
    Checks::same([[1245], null], [array_column($second['products'], 'id'), $second['next_after_id']]);
    Checks::same([], call($shop, ['since' => '2099-01-01T00:00:00Z'] + $ask)->body['products']);
});

Checks::that('finds by its pages what nobody announced, under a new version', static function (): void {
    $shop = shopWithProduct();
    $shop->catalog->slip(1243, ['PRICE' => '777']);
    $page = call($shop, ['action' => 'changed_products', 'since' => date('c', time() - 60)])->body;
    Checks::same(['777 ₸', 2], [$page['products'][0]['price'], $page['products'][0]['version']]);
    Checks::same(2, call($shop, ['action' => 'get_product', 'product_id' => 1243])->body['product']['version']);
});

Checks::that('shows and reads prices as people write them', static function (): void {
    $shown = array_map(static fn (string $amount): string => Price::show($amount, 'KZT'), ['4950.0000', '500', '1234567.5', '']);
    Checks::same(['4 950 ₸', '500 ₸', '1 234 567,50 ₸', ''], $shown);
    $read = array_map(Price::read(...), ['5 000 ₸', "5\u{202f}000,50\u{a0}тг.", '5000.00', '0500 KZT', '0.5', '7 тенге']);
    Checks::same(['5000', '5000.5', '5000', '500', '0.5', '7'], $read);
    foreach (['1e9', '5,000,00', '₸', '12345678901234', '5 000 $'] as $wrong) {
        try {
            Price::read($wrong);
            Checks::same('a refusal', $wrong);
        } catch (Refused $refused) {
            Checks::same('price', $refused->step);
        }
    }
});
