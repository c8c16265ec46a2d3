<?php

declare(strict_types=1);

use Bitrix\Main\Event;
use Bitrix\Main\EventManager;
use Bitrix\Sale\Order;
use Cvety\Bitrix\Log;
use Cvety\Bitrix\Site;

require_once __DIR__ . '/cvety/autoload.php';

/**
 * Listens to orders and products. A handler writes one outbox row and returns; whatever goes wrong in it never reaches the shopper.
 */
final class CvetyHooks
{
    /** @var array<int, int> products of prices about to be deleted */
    private static array $priced = [];

    /** Both shapes of the event are understood: one Event, or the order first and the values after it. */
    public static function onOrderSaved(mixed $first, mixed ...$rest): void
    {
        self::quietly(static function () use ($first, $rest): void {
            $byEvent = $first instanceof Event;
            $order = $byEvent ? $first->getParameter('ENTITY') : $first;
            if (!$order instanceof Order) {
                return;
            }
            // Versions of the sale module pass the values before or after the two flags.
            $flags = array_values(array_filter($rest, 'is_bool'));
            $arrays = array_values(array_filter($rest, 'is_array'));
            $isNew = (bool) ($byEvent ? $first->getParameter('IS_NEW') : $flags[0] ?? false);
            $isChanged = $byEvent ? $first->getParameter('IS_CHANGED') : $flags[1] ?? null;
            $before = (array) ($byEvent ? $first->getParameter('VALUES') : $arrays[0] ?? []);
            Site::events()->saved(
                (int) $order->getId(),
                (int) $order->getField('VERSION'),
                $isNew,
                $isChanged !== false,
                isset($before['STATUS_ID']) && $before['STATUS_ID'] !== $order->getField('STATUS_ID'),
            );
        });
    }

    /** The values beside the order come in an order that differs between shapes; only the order itself is trusted. */
    public static function onStatusChanged(mixed $first, mixed ...$rest): void
    {
        self::quietly(static function () use ($first): void {
            $order = $first instanceof Event ? $first->getParameter('ENTITY') : $first;
            if ($order instanceof Order && $order->getId() > 0) {
                Site::events()->statusChanged((int) $order->getId(), (int) $order->getField('VERSION'));
            }
        });
    }

    /**
     * An element was added, saved or deleted. Bitrix announces failed saves, too: RESULT tells them.
     */
    public static function onElement(mixed $fields): void
    {
        $failed = !is_array($fields) || ($fields['RESULT'] ?? true) === false;
        self::product(static fn (): int => $failed ? 0 : (int) ($fields['ID'] ?? 0));
    }

    public static function onElementProperties(mixed $id, mixed ...$rest): void
    {
        self::product(static fn (): int => (int) $id);
    }

    /** Prices are saved apart from their product; both shapes of the event are understood. */
    public static function onPrice(mixed $first, mixed $fields = null): void
    {
        self::product(static function () use ($first, $fields): int {
            $byEvent = $first instanceof Event;
            $fields = $byEvent ? $first->getParameter('fields') : $fields;
            $id = (int) ($byEvent ? $first->getParameter('id') : $first);
            return (int) (((array) $fields)['PRODUCT_ID'] ?? 0) ?: self::$priced[$id] ?? Site::productOfPrice($id);
        });
    }

    /** After its deletion nobody knows whose price it was. */
    public static function onPriceGoing(mixed $first): void
    {
        self::quietly(static function () use ($first): void {
            $id = (int) ($first instanceof Event ? $first->getParameter('id') : $first);
            if (Site::productEvents() !== null) {
                self::$priced[$id] = Site::productOfPrice($id);
            }
        });
    }

    /** @param callable(): int $which */
    private static function product(callable $which): void
    {
        self::quietly(static function () use ($which): void {
            $events = Site::productEvents();
            $id = $events === null ? 0 : $which();
            if ($id > 0) {
                $events->touched($id);
            }
        });
    }

    /** For Bitrix's agents: sends for a moment and names itself for the next time. */
    public static function agent(): string
    {
        self::quietly(static fn () => Site::sendHooks(defined('BX_CRONTAB') ? 50.0 : 3.0));
        return 'CvetyHooks::agent();';
    }

    private static function quietly(callable $work): void
    {
        try {
            $work();
        } catch (Throwable $fault) {
            Log::fault($fault);
        }
    }
}

$events = EventManager::getInstance();
$events->addEventHandler('sale', 'OnSaleOrderSaved', ['CvetyHooks', 'onOrderSaved']);
$events->addEventHandler('sale', 'OnSaleStatusOrderChange', ['CvetyHooks', 'onStatusChanged']);
foreach (['OnAfterIBlockElementAdd', 'OnAfterIBlockElementUpdate', 'OnAfterIBlockElementDelete'] as $event) {
    $events->addEventHandler('iblock', $event, ['CvetyHooks', 'onElement']);
}
foreach (['OnAfterIBlockElementSetPropertyValues', 'OnAfterIBlockElementSetPropertyValuesEx'] as $event) {
    $events->addEventHandler('iblock', $event, ['CvetyHooks', 'onElementProperties']);
}
// Which of the two sets a shop announces depends on its version of the catalog module; hearing both does no harm.
$price = 'Bitrix\\Catalog\\Model\\Price::';
foreach (['OnPriceAdd', 'OnPriceUpdate', 'OnPriceDelete', "{$price}OnAfterAdd", "{$price}OnAfterUpdate", "{$price}OnAfterDelete"] as $event) {
    $events->addEventHandler('catalog', $event, ['CvetyHooks', 'onPrice']);
}
foreach (['OnBeforePriceDelete', "{$price}OnBeforeDelete"] as $event) {
    $events->addEventHandler('catalog', $event, ['CvetyHooks', 'onPriceGoing']);
}
unset($events, $event, $price);
