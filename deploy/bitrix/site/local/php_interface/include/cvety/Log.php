<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use Throwable;

/** One line per unit of work in PHP's error log: names and numbers, never a body, a phone or a token. */
final class Log
{
    /** @param array<string, int|string> $fields */
    public static function line(string $what, array $fields): void
    {
        $text = 'cvety.' . $what;
        foreach ($fields as $name => $value) {
            if ($value !== '') {
                $text .= ' ' . $name . '=' . preg_replace('/[^\w.:\/-]+/u', '_', (string) $value);
            }
        }
        error_log($text);
    }

    public static function fault(Throwable $fault): void
    {
        self::line('fault', [
            'class' => get_class($fault),
            'at' => basename($fault->getFile()) . ':' . $fault->getLine(),
        ]);
    }
}
