<?php

declare(strict_types=1);

/** As much of Bitrix as the handlers touch. */

namespace Bitrix\Main {
    final class Event
    {
        /** @param array<string, mixed> $parameters */
        public function __construct(private array $parameters)
        {
        }

        public function getParameter(string $name): mixed
        {
            return $this->parameters[$name] ?? null;
        }
    }

    final class EventManager
    {
        /** @var array<string, callable> */
        public array $handlers = [];

        public static function getInstance(): self
        {
            static $instance = null;
            return $instance ??= new self();
        }

        public function addEventHandler(string $module, string $event, callable $handler): void
        {
            $this->handlers["$module:$event"] = $handler;
        }
    }
}

namespace Bitrix\Sale {
    final class Order
    {
        /** @param array<string, mixed> $fields */
        public function __construct(private int $id, private array $fields)
        {
        }

        public function getId(): int
        {
            return $this->id;
        }

        public function getField(string $name): mixed
        {
            return $this->fields[$name] ?? null;
        }
    }
}

namespace Cvety\Bitrix {
    final class Site
    {
        public static OrderEvents $events;
        public static ?ProductEvents $productEvents = null;
        /** @var array<int, int> */
        public static array $prices = [];
        public static bool $broken = false;

        public static function events(): OrderEvents
        {
            return self::$broken ? throw new \RuntimeException('no settings') : self::$events;
        }

        public static function productEvents(): ?ProductEvents
        {
            return self::$broken ? throw new \RuntimeException('no settings') : self::$productEvents;
        }

        public static function productOfPrice(int $priceId): int
        {
            return self::$prices[$priceId] ?? 0;
        }
    }
}
