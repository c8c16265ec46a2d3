<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use Bitrix\Main\UserTable;
use Bitrix\Sale\Basket;
use Bitrix\Sale\Internals\OrderPropsTable;
use Bitrix\Sale\Order;
use Bitrix\Sale\PropertyValueCollection;
use DateTimeImmutable;
use DateTimeZone;

/** Reads orders as the database holds them now: a few small selects, no calculation and no event. */
final class BitrixOrders
{
    private const FIELDS = [
        'ID', 'ACCOUNT_NUMBER', 'XML_ID', 'VERSION', 'STATUS_ID', 'USER_ID', 'PRICE', 'PRICE_DELIVERY', 'CURRENCY', 'DATE_UPDATE',
        'PERSON_TYPE_ID',
    ];

    public function __construct(private Config $config, private BitrixOutbox $outbox)
    {
    }

    /** @return array<string, mixed>|null */
    public function snapshot(int $id, ?int $version = null): ?array
    {
        // The counter first: a save that slips in between makes the snapshot newer than its number, never older.
        $counted = $version ?? $this->outbox->version($id, -1);
        $by = $this->outbox->changedBy($id);
        $order = Order::getList(['select' => self::FIELDS, 'filter' => ['=ID' => $id], 'limit' => 1])->fetch();
        if (!$order) {
            return null;
        }
        $order['VERSION'] = $counted > 0 ? $counted : (int) $order['VERSION'] + 1;
        $order['CHANGED_BY'] = $by;
        $updated = $order['DATE_UPDATE'];
        $order['DATE_UPDATE'] = $updated === null
            ? ''
            : (new DateTimeImmutable('@' . $updated->getTimestamp()))->setTimezone(new DateTimeZone(date_default_timezone_get()));
        return Snapshot::of($order, $this->properties($id, (int) $order['PERSON_TYPE_ID']), $this->basket($id), $this->user((int) $order['USER_ID']));
    }

    public function idByXmlId(string $xmlId): ?int
    {
        $row = Order::getList([
            'select' => ['ID'], 'filter' => ['=XML_ID' => $xmlId], 'order' => ['ID' => 'ASC'], 'limit' => 1,
        ])->fetch();
        return $row ? (int) $row['ID'] : null;
    }

    /** @return list<int> */
    public function changedSince(DateTimeImmutable $since, int $afterId, int $limit): array
    {
        $rows = Order::getList([
            'select' => ['ID'],
            'filter' => [
                '>=DATE_UPDATE' => \Bitrix\Main\Type\DateTime::createFromTimestamp($since->getTimestamp()),
                '>ID' => $afterId,
            ],
            'order' => ['ID' => 'ASC'],
            'limit' => $limit,
        ])->fetchAll();
        return array_map(static fn (array $row): int => (int) $row['ID'], $rows);
    }

    /**
     * A property that the shop has and the order has no value for is told as an empty text: that is how a value that was
     * cleared is heard of. One that the shop does not have is not told.
     *
     * @return array<string, mixed> by the protocol's names
     */
    private function properties(int $id, int $personType): array
    {
        $names = array_flip($this->config->properties());
        $values = [];
        $defined = OrderPropsTable::getList([
            'select' => ['CODE'],
            'filter' => ['=PERSON_TYPE_ID' => $personType, '=ACTIVE' => 'Y', '@CODE' => array_keys($names)],
        ]);
        while ($row = $defined->fetch()) {
            $values[$names[$row['CODE']]] = '';
        }
        $rows = PropertyValueCollection::getList(['select' => ['CODE', 'VALUE'], 'filter' => ['=ORDER_ID' => $id]]);
        while ($row = $rows->fetch()) {
            if (isset($names[$row['CODE']])) {
                $values[$names[$row['CODE']]] = $row['VALUE'] ?? '';
            }
        }
        return $values;
    }

    /** @return list<array<string, mixed>> lines the buyer sees; the parts of a set are left out */
    private function basket(int $id): array
    {
        $rows = Basket::getList([
            'select' => ['ID', 'PRODUCT_ID', 'NAME', 'PRICE', 'QUANTITY', 'CURRENCY', 'SET_PARENT_ID'],
            'filter' => ['=ORDER_ID' => $id],
            'order' => ['ID' => 'ASC'],
        ])->fetchAll();
        return array_values(array_filter(
            $rows,
            static fn (array $row): bool => empty($row['SET_PARENT_ID']) || (int) $row['SET_PARENT_ID'] === (int) $row['ID'],
        ));
    }

    /** @return array<string, string> */
    private function user(int $id): array
    {
        $row = UserTable::getList([
            'select' => ['ID', 'NAME', 'LAST_NAME', 'PERSONAL_PHONE', 'PERSONAL_MOBILE'],
            'filter' => ['=ID' => $id],
        ])->fetch();
        return $row
            ? [
                'ID' => (string) $row['ID'],
                'NAME' => trim($row['NAME'] . ' ' . $row['LAST_NAME']),
                'PHONE' => (string) ($row['PERSONAL_PHONE'] ?: $row['PERSONAL_MOBILE']),
            ]
            : ['ID' => (string) $id, 'NAME' => '', 'PHONE' => ''];
    }
}
