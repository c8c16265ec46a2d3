<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use Bitrix\Catalog\PriceTable;
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
        $config = self::config();
        $events = self::productEvents();
        $products = $events === null
            ? null
            : new Products(new BitrixCatalog($config), new BitrixProductOutbox(), $events, new CurlPictures($config));
        return new BitrixShop($config, new BitrixOutbox(), $products);
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

    /** The one listener of products in this request; null in a shop that tells none. */
    public static function productEvents(): ?ProductEvents
    {
        static $events = null;
        if ($events === null && self::config()->tellsProducts()) {
            self::modules();
            $events = new ProductEvents(new BitrixProductOutbox(), new BitrixCatalog(self::config()));
        }
        return $events;
    }

    public static function productOfPrice(int $priceId): int
    {
        $row = PriceTable::getList(['select' => ['PRODUCT_ID'], 'filter' => ['=ID' => $priceId]])->fetch();
        return $row ? (int) $row['PRODUCT_ID'] : 0;
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
            $end = microtime(true) + $seconds;
            $wire = new CurlWire($config);
            // half the time at most: a gateway that hangs on the one must not keep the other waiting
            $taken = (new HookAgent($config, new BitrixOutbox(), $wire))->run($config->tellsProducts() ? $seconds / 2 : $seconds);
            return $config->tellsProducts()
                ? $taken + (new HookAgent($config, new BitrixProductOutbox(), $wire, HookAgent::PRODUCTS))->run($end - microtime(true))
                : $taken;
        } finally {
            $connection->unlock('cvety:agent');
        }
    }

    public static function modules(): void
    {
        foreach (['iblock', 'sale', 'catalog'] as $module) {
            if (!Loader::includeModule($module)) {
                throw new RuntimeException("module $module is not installed");
            }
        }
    }
}
