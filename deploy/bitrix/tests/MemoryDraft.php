<?php

declare(strict_types=1);

namespace Cvety\Bitrix\Tests;

use Cvety\Bitrix\OrderDraft;

final class MemoryDraft implements OrderDraft
{
    /** @var array<string, mixed> */
    private array $order = ['properties' => []];

    public function __construct(private MemoryShop $shop)
    {
    }

    public function create(string $site, ?int $userId, string $name, string $phone, string $currency): void
    {
        $this->shop->step('create');
        $id = $userId ?? 171;
        $this->order += ['USER_ID' => $id, 'CURRENCY' => $currency];
        $this->order['user'] = ['ID' => $id, 'NAME' => $name, 'PHONE' => $phone];
    }

    public function basket(array $items): void
    {
        $this->shop->step('basket');
        $this->order['basket'] = array_map(
            static fn (array $item, int $i): array => ['ID' => $i + 1, 'PRICE' => $item['PRICE'] . '.0000'] + $item,
            $items,
            array_keys($items),
        );
    }

    public function personType(int $id): void
    {
        $this->shop->step('person type');
    }

    public function shipment(string $price): void
    {
        $this->shop->step('shipment');
        $this->order['PRICE_DELIVERY'] = $price;
    }

    public function payment(): void
    {
        $this->shop->step('payment');
    }

    public function properties(array $values): void
    {
        $this->shop->step('properties');
        $this->order['properties'] = $values;
    }

    public function save(string $xmlId, string $status): int
    {
        $this->shop->step('save');
        $goods = array_sum(array_map(
            static fn (array $line): float => (float) $line['PRICE'] * (float) $line['QUANTITY'],
            $this->order['basket'],
        ));
        $price = $goods + (float) $this->order['PRICE_DELIVERY'];
        return $this->shop->add(['XML_ID' => $xmlId, 'STATUS_ID' => $status, 'PRICE' => $price] + $this->order);
    }
}
