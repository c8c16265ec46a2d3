<?php

declare(strict_types=1);

namespace Cvety\Bitrix\Tests;

use Bitrix\Main\Event;
use Bitrix\Main\EventManager;
use Bitrix\Sale\Order;
use CvetyHooks;
use Cvety\Bitrix\OrderEvents;
use Cvety\Bitrix\ProductEvents;
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

Checks::that('registers for both events of an order', static function (): void {
    $sale = array_filter(array_keys(EventManager::getInstance()->handlers), static fn (string $name): bool => str_starts_with($name, 'sale:'));
    Checks::same(['sale:OnSaleOrderSaved', 'sale:OnSaleStatusOrderChange'], array_values($sale));
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

/** @return list<array{string, int}> event and version of the products noted while the work ran */
function noted(callable $work): array
{
    $outbox = new MemoryProductOutbox();
    $catalog = new MemoryCatalog();
    Site::$productEvents = new ProductEvents($outbox, $catalog);
    $work($catalog);
    Site::$productEvents = null;
    return array_map(static fn (array $note): array => [$note['event'], $note['snapshot']['version']], $outbox->noted);
}

Checks::that('registers for what Bitrix announces of elements, their properties and their prices', static function (): void {
    $handlers = array_keys(EventManager::getInstance()->handlers);
    foreach (
        [
            'iblock:OnAfterIBlockElementAdd', 'iblock:OnAfterIBlockElementUpdate', 'iblock:OnAfterIBlockElementDelete',
            'iblock:OnAfterIBlockElementSetPropertyValues', 'iblock:OnAfterIBlockElementSetPropertyValuesEx',
            'catalog:OnPriceAdd', 'catalog:OnPriceUpdate', 'catalog:OnPriceDelete', 'catalog:OnBeforePriceDelete',
            'catalog:Bitrix\Catalog\Model\Price::OnAfterUpdate',
        ] as $event
    ) {
        Checks::same(true, in_array($event, $handlers, true));
    }
});

Checks::that('notes elements and prices in both shapes, each change once', static function (): void {
    Checks::same(
        [['product.created', 1], ['product.created', 2], ['product.created', 3], ['product.created', 4], ['product.deleted', 5]],
        noted(static function (MemoryCatalog $catalog): void {
            $id = $catalog->create('', ['name' => 'Роза']);
            CvetyHooks::onElement(['ID' => $id, 'RESULT' => $id]);
            $catalog->products[$id]['PRICE'] = '4950';
            CvetyHooks::onPrice(77, ['PRODUCT_ID' => $id]);
            CvetyHooks::onPrice(new Event(['id' => 77, 'fields' => ['PRODUCT_ID' => $id]]));
            $catalog->products[$id]['PRICE'] = '5000';
            Site::$prices = [77 => $id];
            CvetyHooks::onPrice(new Event(['id' => 77, 'fields' => ['PRICE' => '5000']]));
            $catalog->products[$id]['HEIGHT'] = '70 см';
            CvetyHooks::onElementProperties($id, 3, [], []);
            CvetyHooks::onPriceGoing(77);
            Site::$prices = [];
            $catalog->products[$id]['PRICE'] = '';
            CvetyHooks::onPrice(77);
            $catalog->products = [];
            CvetyHooks::onElement(['ID' => $id]);
        }),
    );
});

Checks::that('passes over a failed save, an element of another block, a shop that tells no products and a fault of its own', static function (): void {
    Checks::same([], noted(static function (MemoryCatalog $catalog): void {
        $id = $catalog->create('', ['name' => 'Роза', 'price' => '1']);
        CvetyHooks::onElement(['ID' => $id, 'RESULT' => false]);
        CvetyHooks::onElement(['ID' => 99]);
        CvetyHooks::onElement('1243');
        CvetyHooks::onPrice(5);
        Site::$broken = true;
        CvetyHooks::onElement(['ID' => $id]);
        CvetyHooks::onPriceGoing(5);
        Site::$broken = false;
        Site::$productEvents = null;
        CvetyHooks::onElement(['ID' => $id]);
    }));
});
