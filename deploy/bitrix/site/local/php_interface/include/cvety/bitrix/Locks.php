<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use Bitrix\Main\Application;
use RuntimeException;

/** Named locks of the shop's database. */
final class Locks
{
    private const SECONDS = 10;

    /**
     * @template T
     * @param callable(): T $work
     * @return T
     */
    public static function alone(string $name, callable $work): mixed
    {
        $connection = Application::getConnection();
        $lock = 'cvety:' . substr(hash('sha256', $name), 0, 40);
        if (!$connection->lock($lock, self::SECONDS)) {
            throw new RuntimeException('another request holds ' . $lock);
        }
        try {
            return $work();
        } finally {
            $connection->unlock($lock);
        }
    }
}
