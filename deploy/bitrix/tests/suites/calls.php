<?php

declare(strict_types=1);

namespace Cvety\Bitrix\Tests;

use Cvety\Bitrix\Answer;
use Cvety\Bitrix\Api;
use Cvety\Bitrix\Config;
use Cvety\Bitrix\Snapshot;

const XML_ID = '0199c0de-0000-7000-8000-000000000001';

/** @param array<string, mixed> $changes */
function creation(array $changes = []): array
{
    return $changes + [
        'action' => 'order.create',
        'xml_id' => XML_ID,
        'lid' => 's1',
        'person_type_id' => 1,
        'user_id' => null,
        'currency' => 'KZT',
        'status' => 'N',
        'price_delivery' => '1500',
        'user' => ['NAME' => 'Әсел', 'PHONE' => '+77000000001'],
        'properties' => ['nameRecipient' => 'Айгүл', 'postcardText' => 'Туған күнің құтты болсын 🌷', 'data' => '2026-03-08', 'when' => '18', 'city' => '2'],
        'items' => [
            ['PRODUCT_ID' => '7', 'NAME' => 'Роза', 'PRICE' => '11000.50', 'QUANTITY' => '1', 'CURRENCY' => 'KZT', 'CUSTOM_PRICE' => 'Y'],
            ['PRODUCT_ID' => '8', 'NAME' => 'Открытка', 'PRICE' => '500', 'QUANTITY' => '2', 'CURRENCY' => 'KZT', 'CUSTOM_PRICE' => 'Y'],
        ],
    ];
}

/** @param array<string, mixed>|string $call */
function call(MemoryShop $shop, array|string $call, string $token = 'fake-api-token', string $method = 'POST'): Answer
{
    $config = Config::of(['api_token' => 'fake-api-token', 'api_token_before' => 'fake-older-token']);
    $create = is_array($call) && ($call['action'] ?? '') === 'order.create';
    return (new Api($config, $create ? Api::CREATE : Api::CHANGE))->handle(
        ['REQUEST_METHOD' => $method, 'HTTP_X_API_TOKEN' => $token],
        is_string($call) ? $call : (string) json_encode($call),
        static fn () => $shop,
    );
}

Checks::that('creates an order step by step and answers its id and version', static function (): void {
    $shop = new MemoryShop();
    Checks::same(['status' => 'success', 'order_id' => 122300, 'version' => 1], call($shop, creation())->body);
    Checks::same(['create', 'basket', 'person type', 'shipment', 'payment', 'properties', 'save'], $shop->steps);
    $order = $shop->find(122300);
    Checks::same(['13500.50', '1500', XML_ID, ''], [$order['PRICE'], $order['PRICE_DELIVERY'], $order['XML_ID'], $order['CHANGED_BY']]);
    Checks::same('Туған күнің құтты болсын 🌷', $order['properties']['postcardText']);
    Checks::same(['ID' => '1', 'PRODUCT_ID' => '7', 'NAME' => 'Роза', 'PRICE' => '11000.50', 'QUANTITY' => '1', 'CURRENCY' => 'KZT'], $order['basket'][0]);
});

Checks::that('answers the existing order for an external key it knows', static function (): void {
    $shop = new MemoryShop();
    call($shop, creation());
    Checks::same(
        ['status' => 'success', 'order_id' => 122300, 'version' => 1, 'existing' => true],
        call($shop, creation(['status' => 'AP']))->body,
    );
    Checks::same(1, count($shop->orders));
});

foreach (['create', 'basket', 'person type', 'shipment', 'payment', 'properties', 'save'] as $step) {
    Checks::that("says that it broke at step $step, and nothing more", static function () use ($step): void {
        $shop = new MemoryShop();
        $shop->breaksAt = $step;
        $answer = call($shop, creation());
        Checks::same([500, ['status' => 'error', 'error' => 'internal error', 'step' => $step]], [$answer->status, $answer->body]);
        Checks::same([], $shop->orders);
    });
}

$refusals = [
    'an empty basket' => [creation(['items' => []]), 'basket', 'basket is empty'],
    'an item without a name' => [creation(['items' => [['PRICE' => '1']]]), 'basket', 'NAME is required'],
    'a price that is no amount' => [creation(['items' => [['NAME' => 'x', 'PRICE' => '1e9']]]), 'basket', 'PRICE is not an amount: 1e9'],
    'a negative price' => [creation(['items' => [['NAME' => 'x', 'PRICE' => '-1']]]), 'basket', 'PRICE is not an amount: -1'],
    'no quantity' => [creation(['items' => [['NAME' => 'x', 'PRICE' => '1', 'QUANTITY' => '0']]]), 'basket', 'QUANTITY must be positive'],
    'an unknown status' => [creation(['status' => 'XX']), 'status', 'unknown status: XX'],
    'no external key' => [creation(['xml_id' => '']), 'order', 'xml_id is required'],
    'no site' => [creation(['lid' => '']), 'create', 'lid is required'],
    'a nested external key' => [creation(['xml_id' => ['a']]), 'order', 'xml_id is not a text'],
];
foreach ($refusals as $name => [$body, $step, $why]) {
    Checks::that("refuses $name with its step, over HTTP 200", static function () use ($body, $step, $why): void {
        $shop = new MemoryShop();
        $answer = call($shop, $body);
        Checks::same([200, ['status' => 'error', 'error' => $why, 'step' => $step]], [$answer->status, $answer->body]);
        Checks::same([], $shop->orders);
    });
}

Checks::that('changes a status once, and answers the same for a repeat without a save', static function (): void {
    $shop = new MemoryShop();
    call($shop, creation());
    $change = ['action' => 'order.status', 'order_id' => 122300, 'status' => 'AP'];
    Checks::same(
        ['status' => 'success', 'order_id' => 122300, 'old_status' => 'N', 'new_status' => 'AP', 'version' => 2],
        call($shop, $change)->body,
    );
    Checks::same(
        ['status' => 'success', 'order_id' => 122300, 'old_status' => 'AP', 'new_status' => 'AP', 'version' => 2],
        call($shop, $change)->body,
    );
    Checks::same(2, count($shop->outbox->rows));
});

Checks::that('refuses an unknown status and an unknown order', static function (): void {
    $shop = new MemoryShop();
    Checks::same('status', call($shop, ['action' => 'order.status', 'order_id' => 1, 'status' => 'XX'])->body['step']);
    Checks::same('order', call($shop, ['action' => 'order.status', 'order_id' => 1, 'status' => 'AP'])->body['step']);
    Checks::same('order', call($shop, ['action' => 'order.get', 'order_id' => '12; drop'])->body['step']);
});

Checks::that('finds by external key and by number, or says not_found', static function (): void {
    $shop = new MemoryShop();
    call($shop, creation());
    Checks::same('122300', call($shop, ['action' => 'order.find', 'xml_id' => XML_ID])->body['order']['ID']);
    Checks::same('122300', call($shop, ['action' => 'order.get', 'order_id' => 122300])->body['order']['ID']);
    Checks::same(['status' => 'not_found'], call($shop, ['action' => 'order.find', 'xml_id' => 'nobody'])->body);
    Checks::same(['status' => 'not_found'], call($shop, ['action' => 'order.get', 'order_id' => 5])->body);
});

Checks::that('pages through what changed since a moment', static function (): void {
    $shop = new MemoryShop();
    foreach (['a', 'b', 'c'] as $key) {
        call($shop, creation(['xml_id' => $key]));
    }
    $ask = ['action' => 'order.changed', 'since' => '2026-03-08T10:00:00+05:00', 'after_id' => 0, 'limit' => 2];
    $first = call($shop, $ask)->body;
    Checks::same(['122300', '122301'], array_column($first['orders'], 'ID'));
    Checks::same(122301, $first['next_after_id']);
    $second = call($shop, ['after_id' => 122301] + $ask)->body;
    Checks::same([['122302'], null], [array_column($second['orders'], 'ID'), $second['next_after_id']]);
    Checks::same([], call($shop, ['since' => '2026-03-08T05:00:01Z'] + $ask)->body['orders']);
    Checks::same('since', call($shop, ['since' => 'soon-ish'] + $ask)->body['step']);
});

Checks::that('judges method, token and body before the shop is loaded', static function (): void {
    $shop = new MemoryShop();
    Checks::same(405, call($shop, creation(), 'fake-api-token', 'GET')->status);
    Checks::same(401, call($shop, creation(), 'fake-wrong-token')->status);
    Checks::same(401, call($shop, creation(), '')->status);
    Checks::same(200, call($shop, creation(), 'fake-older-token')->status);
    Checks::same(413, call($shop, str_repeat('x', 1048577))->status);
    foreach (['', '[]x', '[1]', 'null', '{"a":'] as $body) {
        Checks::same('invalid json', call($shop, $body)->body['error']);
    }
    Checks::same('unknown action: order.delete', call($shop, ['action' => 'order.delete'])->body['error']);
});

Checks::that('writes money without a useless fraction', static function (): void {
    $written = array_map(Snapshot::money(...), ['12500.0000', '12500.5', '0.0000', 11000.5, 12500, '12.345']);
    Checks::same(['12500', '12500.50', '0', '11000.50', '12500', '12.345'], $written);
});

Checks::that('tells a cleared property as empty, and says nothing of one the shop does not have', static function (): void {
    $shop = new MemoryShop();
    call($shop, creation());
    $shop->edit(122300, ['postcardText' => '']);
    $told = $shop->outbox->rows[2]['snapshot']['properties'];
    Checks::same(['', false], [$told['postcardText'], array_key_exists('shopId', $told)]);
    $bare = Snapshot::of(['DATE_UPDATE' => ''], [], [], []);
    Checks::same(true, str_contains(\Cvety\Bitrix\Json::write($bare), '"properties":{},"basket":[]'));
});

Checks::that('takes no secret from a default', static function (): void {
    try {
        Config::of([])->required('api_token');
        Checks::same('an exception', 'none');
    } catch (\RuntimeException $missing) {
        Checks::same('setting api_token is empty', $missing->getMessage());
    }
});
