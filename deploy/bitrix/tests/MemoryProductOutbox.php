<?php

declare(strict_types=1);

namespace Cvety\Bitrix\Tests;

use Cvety\Bitrix\ProductOutbox;

final class MemoryProductOutbox implements ProductOutbox
{
    /** @var array<int, array<string, mixed>> */
    public array $rows = [];
    /** @var list<array{event: string, snapshot: array<string, mixed>}> everything ever noted */
    public array $noted = [];
    public string $user = '42';
    /** @var array<int, int> */
    private array $read = [];

    public function last(int $productId): ?array
    {
        $row = $this->rows[$productId] ?? null;
        return $row === null
            ? null
            : $row + ['deleted' => $row['event'] === 'product.deleted', 'waits' => $row['state'] === 'W'];
    }

    public function note(int $productId, int $version, string $event, array $snapshot, string $digest, int $at): void
    {
        $this->rows[$productId] = [
            'version' => $version, 'event' => $event, 'snapshot' => $snapshot, 'digest' => $digest, 'at' => $at,
            'state' => 'W', 'attempts' => 0, 'due' => 0, 'why' => '',
        ];
        $this->noted[] = ['event' => $event, 'snapshot' => $snapshot];
    }

    public function changedSince(int $since, int $afterId, int $limit): array
    {
        $ids = array_keys(array_filter($this->rows, static fn (array $row): bool => $row['at'] >= $since));
        sort($ids);
        return array_slice(array_values(array_filter($ids, static fn (int $id): bool => $id > $afterId)), 0, $limit);
    }

    public function user(): string
    {
        return $this->user;
    }

    public function due(int $now, int $limit): array
    {
        $due = [];
        foreach ($this->rows as $id => $row) {
            if ($row['state'] === 'W' && $row['due'] <= $now) {
                $this->read[$id] = $row['version'];
                $due[] = ['id' => $id, 'about' => $id] + $row;
            }
        }
        return array_slice($due, 0, $limit);
    }

    public function sent(int $row, int $now): void
    {
        $this->mark($row, ['state' => 'S']);
    }

    public function refused(int $row, string $why, int $now): void
    {
        $this->mark($row, ['state' => 'R', 'why' => $why]);
    }

    public function failed(int $row, string $why, int $nextAttempt): void
    {
        $this->mark($row, ['attempts' => $this->rows[$row]['attempts'] + 1, 'due' => $nextAttempt, 'why' => $why]);
    }

    public function forget(int $before): void
    {
    }

    /** @param array<string, mixed> $changes */
    private function mark(int $id, array $changes): void
    {
        if ($this->rows[$id]['version'] === $this->read[$id]) {
            $this->rows[$id] = $changes + $this->rows[$id];
        }
    }
}
