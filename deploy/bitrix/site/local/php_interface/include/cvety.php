<?php

declare(strict_types=1);

use Bitrix\Main\Event;
use Bitrix\Main\EventManager;
use Bitrix\Sale\Order;
use Cvety\Bitrix\Log;
use Cvety\Bitrix\Site;

require_once __DIR__ . '/cvety/autoload.php';

/**
 * Listens to orders. A handler writes one outbox row and returns; whatever goes wrong in it never reaches the shopper.
 */
final class CvetyHooks
{
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
unset($events);
