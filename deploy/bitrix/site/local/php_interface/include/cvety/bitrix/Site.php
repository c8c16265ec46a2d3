<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use Bitrix\Main\Application;
use Bitrix\Main\Loader;
use RuntimeException;

/** Puts the parts together inside a running Bitrix. */
final class Site
{
    public static function config(): Config
    {
        return Config::load((string) $_SERVER['DOCUMENT_ROOT']);
    }

    public static function shop(): Shop
    {
        self::modules();
        return new BitrixShop(self::config(), new BitrixOutbox());
    }

    public static function events(): OrderEvents
    {
        static $events = null;
        if ($events === null) {
            $outbox = new BitrixOutbox();
            $orders = new BitrixOrders(Config::of([]), $outbox);
            try {
                $orders = new BitrixOrders(self::config(), $outbox);
            } catch (RuntimeException $fault) {
                Log::fault($fault);
            }
            $events = new OrderEvents($outbox, static fn (int $id, int $version): ?array => $orders->snapshot($id, $version));
        }
        return $events;
    }

    /** One agent at a time; a second one finds the lock taken and leaves. */
    public static function sendHooks(float $seconds): int
    {
        $connection = Application::getConnection();
        if (!$connection->lock('cvety:agent')) {
            return 0;
        }
        try {
            $config = self::config();
            return (new HookAgent($config, new BitrixOutbox(), new CurlWire($config)))->run($seconds);
        } finally {
            $connection->unlock('cvety:agent');
        }
    }

    public static function modules(): void
    {
        foreach (['sale', 'catalog'] as $module) {
            if (!Loader::includeModule($module)) {
                throw new RuntimeException("module $module is not installed");
            }
        }
    }
}
