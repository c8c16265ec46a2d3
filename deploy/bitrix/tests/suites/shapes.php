<?php

declare(strict_types=1);

namespace Cvety\Bitrix\Tests;

use Bitrix\Main\Event;
use Bitrix\Main\EventManager;
use Bitrix\Sale\Order;
use CvetyHooks;
use Cvety\Bitrix\OrderEvents;
use Cvety\Bitrix\Site;

require __DIR__ . '/../stubs.php';
require dirname(__DIR__, 2) . '/site/local/php_interface/include/cvety.php';

/** @return list<string> the events written while the work ran */
function written(callable $work): array
{
    $outbox = new MemoryOutbox();
    Site::$events = new OrderEvents($outbox, static fn (int $id, int $version): array => ['ID' => "$id", 'VERSION' => "$version"]);
    $work();
    return array_column($outbox->rows, 'event');
}

Checks::that('registers for both events', static function (): void {
    Checks::same(['sale:OnSaleOrderSaved', 'sale:OnSaleStatusOrderChange'], array_keys(EventManager::getInstance()->handlers));
});

Checks::that('understands the new shape: one event with parameters', static function (): void {
    $order = new Order(122001, ['VERSION' => '4', 'STATUS_ID' => 'AP']);
    Checks::same(['order.status.change'], written(static function () use ($order): void {
        CvetyHooks::onOrderSaved(new Event(['ENTITY' => $order, 'IS_NEW' => false, 'IS_CHANGED' => true, 'VALUES' => ['PRICE' => 1]]));
        CvetyHooks::onStatusChanged(new Event(['ENTITY' => $order, 'VALUE' => 'AP', 'OLD_VALUE' => 'N']));
    }));
});

Checks::that('understands the old shape: the order, then values in any order', static function (): void {
    $order = new Order(122001, ['VERSION' => '4', 'STATUS_ID' => 'AP']);
    foreach ([[false, true, ['STATUS_ID' => 'N']], [['STATUS_ID' => 'N'], false]] as $rest) {
        Checks::same(['order.status.change'], written(static function () use ($order, $rest): void {
            CvetyHooks::onOrderSaved($order, ...$rest);
            CvetyHooks::onStatusChanged($order, 'AP', 'N');
        }));
    }
    Checks::same(['order.status.change'], written(static fn () => CvetyHooks::onStatusChanged($order, 'N', 'AP')));
});

Checks::that('calls a new order new, whatever else is said', static function (): void {
    $order = new Order(122001, ['STATUS_ID' => 'N']);
    Checks::same(['order.create'], written(static function () use ($order): void {
        CvetyHooks::onOrderSaved(new Event(['ENTITY' => $order, 'IS_NEW' => true, 'IS_CHANGED' => true, 'VALUES' => []]));
        CvetyHooks::onStatusChanged(new Event(['ENTITY' => $order, 'VALUE' => 'N']));
    }));
});

Checks::that('passes over an event without an order, a save without a change and a fault of its own', static function (): void {
    Checks::same([], written(static function (): void {
        CvetyHooks::onOrderSaved(new Event([]));
        CvetyHooks::onStatusChanged('122001', 'AP', 'N');
        CvetyHooks::onOrderSaved(new Event(['ENTITY' => new Order(1, []), 'IS_NEW' => false, 'IS_CHANGED' => false]));
        Site::$broken = true;
        CvetyHooks::onOrderSaved(new Event(['ENTITY' => new Order(1, []), 'IS_NEW' => true]));
        Site::$broken = false;
    }));
});
