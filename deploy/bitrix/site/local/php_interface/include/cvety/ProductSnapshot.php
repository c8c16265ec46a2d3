<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/** A product as hooks and answers spell it. */
final class ProductSnapshot
{
    private const UUID = '/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/';

    /**
     * @param array<string, mixed> $product as Catalog reads it
     * @return array<string, mixed>
     */
    public static function of(array $product): array
    {
        $told = [
            'id' => $product['ID'],
            'title' => $product['NAME'],
            'price' => Price::show($product['PRICE'], $product['CURRENCY']),
            'isAvailable' => $product['ACTIVE'],
            'image' => $product['IMAGE'],
            'images' => $product['IMAGES'],
            'catalogHeight' => $product['HEIGHT'],
            'description' => $product['DESCRIPTION'],
        ];
        return self::isUuid($product['XML_ID']) ? $told + ['xml_id' => $product['XML_ID']] : $told;
    }

    public static function isUuid(string $text): bool
    {
        return preg_match(self::UUID, $text) === 1;
    }

    /** @param array<string, mixed> $told */
    public static function digest(array $told): string
    {
        return hash('sha256', Json::write($told));
    }

    /**
     * @param array<string, mixed> $told
     * @return array<string, mixed>
     */
    public static function under(array $told, int $version, int $at, string $changedBy): array
    {
        $xmlId = array_intersect_key($told, ['xml_id' => true]);
        return array_diff_key($told, ['xml_id' => true])
            + ['version' => $version, 'date_update' => self::time($at), 'changed_by' => $changedBy]
            + $xmlId;
    }

    public static function time(int $at): string
    {
        return date('Y-m-d\TH:i:sP', $at);
    }
}
