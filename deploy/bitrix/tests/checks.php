<?php

declare(strict_types=1);

namespace Cvety\Bitrix\Tests;

use RuntimeException;
use Throwable;

/** A test harness of one page: a sentence, a closure, and a list of what failed. */
final class Checks
{
    public static int $passed = 0;
    /** @var list<string> */
    public static array $failures = [];

    public static function that(string $sentence, callable $check): void
    {
        try {
            $check();
            self::$passed++;
        } catch (Throwable $failure) {
            self::$failures[] = $sentence . "\n    " . $failure->getMessage() . ' ('
                . basename($failure->getFile()) . ':' . $failure->getLine() . ')';
        }
    }

    public static function same(mixed $expected, mixed $actual): void
    {
        if ($expected !== $actual) {
            throw new RuntimeException(
                'expected ' . json_encode($expected, JSON_UNESCAPED_UNICODE) . ' but was ' . json_encode($actual, JSON_UNESCAPED_UNICODE),
            );
        }
    }
}
