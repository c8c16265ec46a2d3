<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use DateTimeImmutable;

/** Products as the gateway reads and writes them. Whatever it reads has been noted, so a version always fits its snapshot. */
final class Products
{
    /** What Bitrix has room for. */
    private const LONGEST_NAME = 255;

    public function __construct(
        private Catalog $catalog,
        private ProductOutbox $outbox,
        private ProductEvents $events,
        private Pictures $pictures,
    ) {
    }

    /** @return array<string, mixed>|null */
    public function find(int $id): ?array
    {
        $last = $this->noted($id);
        return $last === null || $last['deleted'] ? null : $last['snapshot'];
    }

    /** @return array{products: list<array<string, mixed>>, next_after_id: ?int} */
    public function changedSince(DateTimeImmutable $since, int $afterId, int $limit): array
    {
        $from = $since->getTimestamp();
        $ids = array_unique(array_merge(
            $this->catalog->changedSince($from, $afterId, $limit),
            $this->outbox->changedSince($from, $afterId, $limit),
        ));
        sort($ids);
        $ids = array_slice($ids, 0, $limit);
        $products = [];
        foreach ($ids as $id) {
            $last = $this->noted($id);
            if ($last !== null) {
                $products[] = $last['deleted'] ? self::trace($last['snapshot']) : $last['snapshot'];
            }
        }
        return ['products' => $products, 'next_after_id' => count($ids) === $limit ? (int) end($ids) : null];
    }

    /**
     * Changes the product with this number, or makes or changes the one with this external key.
     *
     * @param array<string, mixed> $call
     */
    public function write(string $id, array $call): Answer
    {
        $byNumber = preg_match('/^\d{1,18}$/', $id) === 1;
        if (!$byNumber && !ProductSnapshot::isUuid($id)) {
            return self::unknown();
        }
        return $this->catalog->alone("product:$id", function () use ($id, $call, $byNumber): Answer {
            $number = $byNumber ? (int) $id : $this->catalog->idByXmlId($id);
            $before = $number === null ? null : $this->catalog->read($number);
            if ($before === null && $byNumber) {
                return self::unknown();
            }
            if ($number !== null) {
                $this->events->touched($number); // what a person changed is told as theirs, not hidden in our version
            }
            $changes = $this->changes($call, $before);
            $number = $this->events->ours(fn (): int => $this->save($before === null ? null : $number, $id, $changes));
            $after = $this->noted($number);
            if ($after === null || $after['deleted']) {
                return self::unknown();
            }
            return Answer::success([
                'product_id' => $number,
                'updated_at' => ProductSnapshot::time($after['at']),
                'version' => $after['version'],
            ]);
        });
    }

    /** @param array<string, mixed> $changes */
    private function save(?int $number, string $xmlId, array $changes): int
    {
        if ($number === null) {
            foreach (['name', 'price'] as $needed) {
                if (!isset($changes[$needed])) {
                    throw new Refused($needed, "$needed is required");
                }
            }
            $number = $this->catalog->create($xmlId, $changes);
        } elseif ($changes !== []) {
            $this->catalog->update($number, $changes);
        }
        $this->events->touched($number);
        return $number;
    }

    /**
     * What the call wants that is not so already.
     *
     * @param array<string, mixed> $call
     * @param array<string, mixed>|null $now
     * @return array<string, mixed>
     */
    private function changes(array $call, ?array $now): array
    {
        $changes = [];
        if (isset($call['name'])) {
            $changes['name'] = Fields::text($call, 'name', 'name');
            if (mb_strlen($changes['name']) > self::LONGEST_NAME) {
                throw new Refused('name', 'name is longer than ' . self::LONGEST_NAME . ' letters');
            }
        }
        if (isset($call['price'])) {
            $changes['price'] = Price::read(Fields::text($call, 'price', 'price'));
        }
        if (isset($call['description'])) {
            $changes['description'] = Fields::verbatim($call, 'description', 'description');
        }
        if (isset($call['enabled'])) {
            $changes['enabled'] = match ($call['enabled']) {
                'Y' => true,
                'N' => false,
                default => throw new Refused('enabled', 'enabled is neither Y nor N'),
            };
        }
        if ($now !== null) {
            $same = ['name' => $now['NAME'], 'description' => $now['DESCRIPTION'], 'enabled' => $now['ACTIVE']]
                + ['price' => $now['PRICE'] === '' ? '' : Snapshot::decimal($now['PRICE'])];
            $changes = array_filter($changes, static fn (mixed $to, string $name): bool => $to !== $same[$name], ARRAY_FILTER_USE_BOTH);
        }
        if (isset($call['image'])) {
            $changes += $this->picture(Fields::text($call, 'image', 'image', ''), $now);
        }
        return $changes;
    }

    /**
     * @param array<string, mixed>|null $now
     * @return array{image?: ?Picture}
     */
    private function picture(string $url, ?array $now): array
    {
        if ($url === ($now['IMAGE'] ?? '')) {
            return [];
        }
        if ($url === '') {
            return ['image' => null];
        }
        $picture = $this->pictures->fetch($url);
        return $picture->hash === ($now['IMAGE_HASH'] ?? '') ? [] : ['image' => $picture];
    }

    /** @return array{version: int, snapshot: array<string, mixed>, at: int, deleted: bool}|null */
    private function noted(int $id): ?array
    {
        $this->events->touched($id);
        return $this->outbox->last($id);
    }

    /**
     * @param array<string, mixed> $snapshot
     * @return array<string, mixed>
     */
    private static function trace(array $snapshot): array
    {
        return [
            'id' => $snapshot['id'],
            'deleted' => true,
            'version' => $snapshot['version'],
            'date_update' => $snapshot['date_update'],
        ];
    }

    private static function unknown(): Answer
    {
        return Answer::error(404, 'product not found', 'product');
    }
}
