<?php

declare(strict_types=1);

namespace Cvety\Bitrix\Tests;

use Cvety\Bitrix\OrderDraft;
use Cvety\Bitrix\OrderEvents;
use Cvety\Bitrix\Pictures;
use Cvety\Bitrix\ProductEvents;
use Cvety\Bitrix\Products;
use Cvety\Bitrix\Shop;
use Cvety\Bitrix\Snapshot;
use DateTimeImmutable;
use RuntimeException;

/** A shop in memory, or in a file when the built-in server runs each call as a program of its own. */
final class MemoryShop implements Shop
{
    /** @var array<int, array<string, mixed>> */
    public array $orders = [];
    public MemoryOutbox $outbox;
    public ?string $breaksAt = null;
    /** @var list<string> */
    public array $steps = [];
    public MemoryCatalog $catalog;
    public MemoryProductOutbox $productOutbox;
    public MemoryPictures $pictures;
    private OrderEvents $events;

    public function __construct(private ?string $file = null, private ?Pictures $realPictures = null)
    {
        $this->outbox = new MemoryOutbox();
        $this->catalog = new MemoryCatalog();
        $this->productOutbox = new MemoryProductOutbox();
        $this->pictures = new MemoryPictures();
        if ($file !== null && is_file($file)) {
            [
                $this->orders, $this->outbox->versions, $this->outbox->changedBy, $this->outbox->rows,
                $this->catalog->products, $this->productOutbox->rows,
            ] = unserialize((string) file_get_contents($file));
        }
        $this->catalog->events = new ProductEvents($this->productOutbox, $this->catalog);
        if ($file !== null) {
            register_shutdown_function($this->keep(...));
        }
        $this->events = new OrderEvents($this->outbox, fn (int $id, int $version): ?array => $this->find($id));
    }

    public function find(int $id): ?array
    {
        $order = $this->orders[$id] ?? null;
        return $order === null ? null : Snapshot::of(
            [
                'VERSION' => $this->outbox->version($id, $order['VERSION']),
                'CHANGED_BY' => $this->outbox->changedBy[$id] ?? '',
            ] + $order,
            $order['properties'],
            $order['basket'],
            $order['user'],
        );
    }

    public function idByXmlId(string $xmlId): ?int
    {
        foreach ($this->orders as $id => $order) {
            if ($order['XML_ID'] === $xmlId) {
                return $id;
            }
        }
        return null;
    }

    public function changedSince(DateTimeImmutable $since, int $afterId, int $limit): array
    {
        $ids = array_filter(
            array_keys($this->orders),
            fn (int $id): bool => $id > $afterId && new DateTimeImmutable($this->orders[$id]['DATE_UPDATE']) >= $since,
        );
        return array_map(fn (int $id): array => (array) $this->find($id), array_slice(array_values($ids), 0, $limit));
    }

    public function hasStatus(string $code): bool
    {
        return in_array($code, ['N', 'AP', 'PD', 'CO', 'DE', 'F', 'RF'], true);
    }

    public function changeStatus(int $id, string $status): void
    {
        $this->orders[$id]['STATUS_ID'] = $status;
        $this->saved($id, true);
    }

    /** @param array<string, string> $properties */
    public function edit(int $id, array $properties): void
    {
        $this->orders[$id]['properties'] = $properties + $this->orders[$id]['properties'];
        $this->saved($id, false);
    }

    public function draft(): OrderDraft
    {
        return new MemoryDraft($this);
    }

    /** @param array<string, mixed> $order */
    public function add(array $order): int
    {
        $id = 122300 + count($this->orders);
        $this->orders[$id] = ['ID' => $id, 'VERSION' => 0, 'DATE_UPDATE' => '2026-03-08T10:00:00+05:00'] + $order;
        $this->events->saved($id, 0, true, true, false);
        $this->keep();
        return $id;
    }

    public function products(): Products
    {
        return new Products($this->catalog, $this->productOutbox, $this->catalog->events, $this->realPictures ?? $this->pictures);
    }

    public function step(string $name): void
    {
        $this->steps[] = $name;
        if ($this->breaksAt === $name) {
            throw new RuntimeException('the database of ' . $name . ' went away, password=fake');
        }
    }

    public function alone(string $name, callable $work): mixed
    {
        return $work();
    }

    private function saved(int $id, bool $status): void
    {
        $version = ++$this->orders[$id]['VERSION'];
        $this->events->saved($id, $version, false, true, false);
        if ($status) {
            $this->events->statusChanged($id, $version);
        }
        $this->keep();
    }

    private function keep(): void
    {
        if ($this->file !== null) {
            file_put_contents($this->file, serialize(
                [
                    $this->orders, $this->outbox->versions, $this->outbox->changedBy, $this->outbox->rows,
                    $this->catalog->products, $this->productOutbox->rows,
                ],
            ), LOCK_EX);
        }
    }
}
