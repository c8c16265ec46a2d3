<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/** Reads a call's fields, and refuses by name what is not there or not of its kind. */
final class Fields
{
    /** @param array<string, mixed> $from */
    public static function text(array $from, string $name, string $step, ?string $absent = null): string
    {
        $value = $from[$name] ?? '';
        if (!is_scalar($value)) {
            throw new Refused($step, "$name is not a text");
        }
        $text = trim(is_bool($value) ? '' : (string) $value);
        if ($text === '') {
            return $absent ?? throw new Refused($step, "$name is required");
        }
        return $text;
    }

    /**
     * A text exactly as it was given, white space and all; it may be empty.
     *
     * @param array<string, mixed> $from
     */
    public static function verbatim(array $from, string $name, string $step): string
    {
        return is_string($from[$name] ?? null) ? $from[$name] : throw new Refused($step, "$name is not a text");
    }

    /** @param array<string, mixed> $from */
    public static function id(array $from, string $name, string $step, ?int $absent = null): int
    {
        $text = self::text($from, $name, $step, $absent === null ? null : (string) $absent);
        if (!preg_match('/^\d{1,18}$/', $text)) {
            throw new Refused($step, "$name is not an id: " . mb_substr($text, 0, 40));
        }
        return (int) $text;
    }

    /** @param array<string, mixed> $from */
    public static function amount(array $from, string $name, string $step, ?string $absent = null): string
    {
        $text = self::text($from, $name, $step, $absent);
        if (!preg_match('/^\d{1,12}(\.\d{1,4})?$/', $text)) {
            throw new Refused($step, "$name is not an amount: " . mb_substr($text, 0, 40));
        }
        return $text;
    }
}
