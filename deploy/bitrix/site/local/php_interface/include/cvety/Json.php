<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/** JSON as this protocol writes it: Kazakh letters as they are, an empty set of properties as an object. */
final class Json
{
    /** @param array<string, mixed> $value */
    public static function write(array $value): string
    {
        return json_encode(
            self::objects($value),
            JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR,
        );
    }

    /** @return array<string, mixed>|null null when the text is not a JSON object */
    public static function read(string $text): ?array
    {
        $value = json_decode($text, true, 32, JSON_BIGINT_AS_STRING);
        return is_array($value) && ($value === [] || !array_is_list($value)) ? $value : null;
    }

    private static function objects(mixed $value, string $key = ''): mixed
    {
        if (!is_array($value)) {
            return $value;
        }
        if ($value === [] && $key === 'properties') {
            return (object) [];
        }
        foreach ($value as $name => $inner) {
            $value[$name] = self::objects($inner, (string) $name);
        }
        return $value;
    }
}
