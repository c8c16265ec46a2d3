<?php

declare(strict_types=1);

namespace Cvety\Bitrix\Tests;

use Cvety\Bitrix\Config;
use Cvety\Bitrix\Guard;
use Cvety\Bitrix\HookAgent;
use Cvety\Bitrix\OrderEvents;

function agent(MemoryOutbox $outbox, ScriptedWire $wire): HookAgent
{
    $config = Config::of(['hook_url' => 'https://sync.example.kz/webhooks/bitrix/order', 'hook_token' => 'fake-hook-token']);
    return new HookAgent($config, $outbox, $wire);
}

Checks::that('writes one row per save, and names a status change once', static function (): void {
    $shop = new MemoryShop();
    call($shop, creation());
    $shop->edit(122300, ['when' => '10:00-12:00']);
    $shop->changeStatus(122300, 'AP');
    $rows = array_values($shop->outbox->rows);
    Checks::same(['order.create', 'order.update', 'order.status.change'], array_column($rows, 'event'));
    Checks::same(['1', '2', '3'], array_map(static fn (array $row): string => $row['snapshot']['VERSION'], $rows));
    Checks::same(['', '42', '42'], array_map(static fn (array $row): string => $row['snapshot']['CHANGED_BY'], $rows));
});

Checks::that('names nobody as the author of what our own endpoint saves', static function (): void {
    $shop = new MemoryShop();
    call($shop, creation());
    call($shop, ['action' => 'order.status', 'order_id' => 122300, 'status' => 'AP']);
    Checks::same('', $shop->outbox->rows[2]['snapshot']['CHANGED_BY']);
    Checks::same(false, Guard::isOurs());
});

Checks::that('keeps every step of a status, in its own row', static function (): void {
    $shop = new MemoryShop();
    call($shop, creation());
    foreach (['AP', 'N', 'AP'] as $status) {
        $shop->changeStatus(122300, $status);
    }
    $statuses = array_map(static fn (array $row): string => $row['snapshot']['STATUS_ID'], array_values($shop->outbox->rows));
    Checks::same(['N', 'AP', 'N', 'AP'], $statuses);
});

Checks::that('ignores a save that changed nothing, and an order that is gone', static function (): void {
    $outbox = new MemoryOutbox();
    $events = new OrderEvents($outbox, static fn (): ?array => null);
    $events->saved(5, 1, false, false, false);
    $events->saved(5, 2, false, true, false);
    Checks::same([], $outbox->rows);
});

Checks::that('never counts below the counter of Bitrix', static function (): void {
    $outbox = new MemoryOutbox();
    Checks::same([8, 9, 10, 13], [
        $outbox->nextVersion(1, 7), $outbox->nextVersion(1, 7), $outbox->nextVersion(1, 9), $outbox->nextVersion(1, 12),
    ]);
});

Checks::that('sends what waits in order, with the token in the body too', static function (): void {
    $shop = new MemoryShop();
    call($shop, creation());
    $shop->changeStatus(122300, 'AP');
    $wire = new ScriptedWire();
    Checks::same(2, agent($shop->outbox, $wire)->run(5));
    Checks::same(['order.create', 'order.status.change'], array_column($wire->sent, 'event'));
    Checks::same('fake-hook-token', $wire->sent[0]['token']);
    Checks::same(0, agent($shop->outbox, $wire)->run(5));
});

$failures = [
    'no answer' => [0, ''], 'a fault' => [500, '{}'], 'a full queue' => [503, '{}'], 'a redirect' => [301, ''],
    'HTML with 200' => [200, '<html></html>'], 'a wrong token' => [401, '{}'], 'a wrong address' => [404, '{}'],
];
foreach ($failures as $name => $answer) {
    Checks::that("keeps the order waiting after $name, and lets other orders pass", static function () use ($answer): void {
        $shop = new MemoryShop();
        call($shop, creation());
        $shop->changeStatus(122300, 'AP');
        call($shop, creation(['xml_id' => 'another']));
        $wire = new ScriptedWire([$answer]);
        Checks::same(1, agent($shop->outbox, $wire)->run(5));
        Checks::same(['122300', '122301'], array_map(static fn (array $body): string => $body['data']['ID'], $wire->sent));
        Checks::same(['W', 'W', 'S'], array_column($shop->outbox->rows, 'state'));
        Checks::same(1, $shop->outbox->rows[1]['attempts']);
        Checks::same(true, $shop->outbox->rows[1]['due'] > time());
        $shop->outbox->rows[1]['due'] = 0;
        Checks::same(2, agent($shop->outbox, $wire)->run(5));
        Checks::same(['W' => 0, 'S' => 3], ['W' => 0, 'S' => count(array_keys(array_column($shop->outbox->rows, 'state'), 'S', true))]);
    });
}

Checks::that('keeps a body that can never be taken as refused, and goes on with the order', static function (): void {
    $shop = new MemoryShop();
    call($shop, creation());
    $shop->changeStatus(122300, 'AP');
    agent($shop->outbox, new ScriptedWire([[422, '{"type":"…"}']]))->run(5);
    Checks::same(['R', 'S'], array_column($shop->outbox->rows, 'state'));
    Checks::same('HTTP 422', $shop->outbox->rows[1]['why']);
});

Checks::that('waits longer after each failure, an hour at most and a fifth more', static function (): void {
    $shop = new MemoryShop();
    call($shop, creation());
    $waits = [];
    for ($i = 0; $i < 12; $i++) {
        $shop->outbox->rows[1]['due'] = 0;
        agent($shop->outbox, new ScriptedWire([[500, '{}']]))->run(5);
        $waits[] = $shop->outbox->rows[1]['due'] - time();
    }
    Checks::same(true, $waits[0] >= 4 && $waits[0] <= 6);
    Checks::same(true, $waits[11] >= 3599 && $waits[11] <= 4320);
    Checks::same('W', $shop->outbox->rows[1]['state']);
});
