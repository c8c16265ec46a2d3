<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use DateTimeInterface;

/** An order as hooks and answers spell it: every value a string, money without a useless fraction. */
final class Snapshot
{
    public const PROPERTIES = [
        'nameRecipient', 'phoneRecipient', 'addressRecipient', 'postcardText', 'data', 'when', 'city', 'shopId',
    ];

    /**
     * @param array<string, mixed> $order fields of the order as Bitrix names them, with VERSION and CHANGED_BY of ours
     * @param array<string, mixed> $properties by the protocol's names
     * @param list<array<string, mixed>> $basket
     * @param array<string, mixed> $user
     * @return array<string, mixed>
     */
    public static function of(array $order, array $properties, array $basket, array $user): array
    {
        return [
            'ID' => self::text($order, 'ID'),
            'ACCOUNT_NUMBER' => self::text($order, 'ACCOUNT_NUMBER') ?: self::text($order, 'ID'),
            'XML_ID' => self::text($order, 'XML_ID'),
            'VERSION' => self::text($order, 'VERSION'),
            'STATUS_ID' => self::text($order, 'STATUS_ID'),
            'USER_ID' => self::text($order, 'USER_ID'),
            'PRICE' => self::money($order['PRICE'] ?? '0'),
            'PRICE_DELIVERY' => self::money($order['PRICE_DELIVERY'] ?? '0'),
            'CURRENCY' => self::text($order, 'CURRENCY'),
            'DATE_UPDATE' => $order['DATE_UPDATE'] instanceof DateTimeInterface
                ? $order['DATE_UPDATE']->format('Y-m-d\TH:i:sP')
                : self::text($order, 'DATE_UPDATE'),
            'CHANGED_BY' => self::text($order, 'CHANGED_BY'),
            'properties' => self::properties($properties),
            'basket' => array_map(static fn (array $line): array => [
                'ID' => self::text($line, 'ID'),
                'PRODUCT_ID' => self::text($line, 'PRODUCT_ID'),
                'NAME' => self::text($line, 'NAME'),
                'PRICE' => self::money($line['PRICE'] ?? '0'),
                'QUANTITY' => self::decimal($line['QUANTITY'] ?? '1'),
                'CURRENCY' => self::text($line, 'CURRENCY'),
            ], $basket),
            'user' => [
                'ID' => self::text($user, 'ID'),
                'NAME' => self::text($user, 'NAME'),
                'PHONE' => self::text($user, 'PHONE'),
            ],
        ];
    }

    /** "12500.0000" is "12500", "12500.5" is "12500.50". */
    public static function money(mixed $amount): string
    {
        $plain = self::decimal($amount);
        $point = strpos($plain, '.');
        return $point !== false && strlen($plain) - $point === 2 ? $plain . '0' : $plain;
    }

    public static function decimal(mixed $number): string
    {
        $plain = is_float($number) ? sprintf('%.4F', $number) : trim((string) $number);
        return strpos($plain, '.') === false ? $plain : rtrim(rtrim($plain, '0'), '.');
    }

    /**
     * @param array<string, mixed> $values
     * @return array<string, string>
     */
    private static function properties(array $values): array
    {
        $known = [];
        foreach (self::PROPERTIES as $name) {
            if (isset($values[$name])) {
                $known[$name] = is_array($values[$name]) ? implode(', ', $values[$name]) : (string) $values[$name];
            }
        }
        return $known;
    }

    /** @param array<string, mixed> $fields */
    private static function text(array $fields, string $name): string
    {
        return isset($fields[$name]) ? (string) $fields[$name] : '';
    }
}
