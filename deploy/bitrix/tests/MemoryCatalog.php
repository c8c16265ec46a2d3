<?php

declare(strict_types=1);

namespace Cvety\Bitrix\Tests;

use Cvety\Bitrix\Catalog;
use Cvety\Bitrix\ProductEvents;
use RuntimeException;

/** Products in memory. It announces as Bitrix does: the element, its price apart, and some things twice. */
final class MemoryCatalog implements Catalog
{
    /** @var array<int, array<string, mixed>> */
    public array $products = [];
    public ?ProductEvents $events = null;
    public bool $breaksAtPrice = false;
    public int $saves = 0;

    public function read(int $id): ?array
    {
        return $this->products[$id] ?? null;
    }

    public function idByXmlId(string $xmlId): ?int
    {
        foreach ($this->products as $id => $product) {
            if ($product['XML_ID'] === $xmlId) {
                return $id;
            }
        }
        return null;
    }

    public function changedSince(int $since, int $afterId, int $limit): array
    {
        $ids = array_filter(
            array_keys($this->products),
            fn (int $id): bool => $id > $afterId && ($this->products[$id]['SAVED'] ?? 0) >= $since,
        );
        return array_slice(array_values($ids), 0, $limit);
    }

    public function create(string $xmlId, array $changes): int
    {
        $id = 1243 + count($this->products);
        $this->products[$id] = [
            'ID' => $id, 'XML_ID' => $xmlId, 'NAME' => '', 'PRICE' => '', 'CURRENCY' => 'KZT', 'ACTIVE' => true,
            'IMAGE' => '', 'IMAGE_HASH' => '', 'IMAGES' => [], 'HEIGHT' => '', 'DESCRIPTION' => '',
        ];
        $this->update($id, $changes);
        return $id;
    }

    public function update(int $id, array $changes): void
    {
        $before = $this->products;
        $element = array_diff_key($changes, ['price' => true]);
        if ($element !== []) {
            $names = ['name' => 'NAME', 'description' => 'DESCRIPTION', 'enabled' => 'ACTIVE'];
            foreach (array_intersect_key($element, $names) as $name => $value) {
                $this->products[$id][$names[$name]] = $value;
            }
            if (array_key_exists('image', $element)) {
                $this->products[$id]['IMAGE_HASH'] = $element['image']->hash ?? '';
                $this->products[$id]['IMAGE'] = $element['image'] === null
                    ? ''
                    : "https://shop.example/upload/iblock/{$element['image']->hash}.{$element['image']->extension}";
            }
            $this->announce($id);
        }
        if (isset($changes['price'])) {
            if ($this->breaksAtPrice) {
                $this->products = $before;
                throw new RuntimeException('the database went away, password=fake');
            }
            $this->products[$id]['PRICE'] = $changes['price'] . '.0000';
            $this->announce($id);
            $this->announce($id);
        }
        $this->saves++;
    }

    /** A manager saves fields under the names Bitrix has for them. */
    public function edit(int $id, array $fields): void
    {
        $this->products[$id] = $fields + $this->products[$id];
        $this->announce($id);
    }

    /** A write that nobody announces, as by hand in the database. */
    public function slip(int $id, array $fields): void
    {
        $this->products[$id] = $fields + $this->products[$id];
        $this->products[$id]['SAVED'] = time();
    }

    public function remove(int $id): void
    {
        unset($this->products[$id]);
        $this->announce($id);
    }

    public function alone(string $name, callable $work): mixed
    {
        return $work();
    }

    private function announce(int $id): void
    {
        $this->events?->touched($id);
    }
}
