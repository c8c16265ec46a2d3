<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/** Says whether the save under way is our own endpoint's: its hook then names nobody as the one who changed the order. */
final class Guard
{
    private static int $depth = 0;

    /**
     * @template T
     * @param callable(): T $work
     * @return T
     */
    public static function during(callable $work): mixed
    {
        self::$depth++;
        try {
            return $work();
        } finally {
            self::$depth--;
        }
    }

    public static function isOurs(): bool
    {
        return self::$depth > 0;
    }
}
