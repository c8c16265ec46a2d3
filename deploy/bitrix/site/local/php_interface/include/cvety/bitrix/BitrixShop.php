<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use Bitrix\Sale\Order;
use Bitrix\Sale\OrderStatus;
use DateTimeImmutable;

/** The shop through Bitrix's own classes. */
final class BitrixShop implements Shop
{
    private BitrixOrders $orders;

    public function __construct(private Config $config, BitrixOutbox $outbox, private ?Products $products)
    {
        $this->orders = new BitrixOrders($config, $outbox);
    }

    public function find(int $id): ?array
    {
        return $this->orders->snapshot($id);
    }

    public function idByXmlId(string $xmlId): ?int
    {
        return $this->orders->idByXmlId($xmlId);
    }

    public function changedSince(DateTimeImmutable $since, int $afterId, int $limit): array
    {
        $ids = $this->orders->changedSince($since, $afterId, $limit);
        return array_values(array_filter(array_map(fn (int $id): ?array => $this->orders->snapshot($id), $ids)));
    }

    public function hasStatus(string $code): bool
    {
        return in_array($code, OrderStatus::getAllStatuses(), true);
    }

    public function changeStatus(int $id, string $status): void
    {
        $order = Order::load($id) ?? throw new Refused('order', "no such order: $id");
        Results::check($order->setField('STATUS_ID', $status), 'status');
        Results::check($order->save(), 'save');
    }

    public function draft(): OrderDraft
    {
        return new BitrixDraft($this->config);
    }

    public function products(): Products
    {
        return $this->products ?? throw new Refused('product', 'this shop tells no products');
    }

    public function alone(string $name, callable $work): mixed
    {
        return Locks::alone($name, $work);
    }
}
