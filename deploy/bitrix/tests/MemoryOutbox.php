<?php

declare(strict_types=1);

namespace Cvety\Bitrix\Tests;

use Cvety\Bitrix\Guard;
use Cvety\Bitrix\Outbox;

final class MemoryOutbox implements Outbox
{
    /** @var array<int, array<string, mixed>> */
    public array $rows = [];
    /** @var array<int, int> */
    public array $versions = [];
    /** @var array<int, string> */
    public array $changedBy = [];
    public string $user = '42';

    public function nextVersion(int $orderId, int $bitrixVersion): int
    {
        $this->changedBy[$orderId] = Guard::isOurs() ? '' : $this->user;
        return $this->versions[$orderId] = max(($this->versions[$orderId] ?? 0) + 1, $bitrixVersion + 1);
    }

    public function version(int $orderId, int $bitrixVersion): int
    {
        return $this->versions[$orderId] ?? $bitrixVersion + 1;
    }

    public function append(int $orderId, string $event, array $snapshot): int
    {
        $id = count($this->rows) + 1;
        $this->rows[$id] = [
            'id' => $id, 'about' => $orderId, 'event' => $event, 'snapshot' => $snapshot,
            'attempts' => 0, 'state' => 'W', 'due' => 0, 'why' => '',
        ];
        return $id;
    }

    public function rename(int $row, string $event): void
    {
        $this->rows[$row]['event'] = $event;
    }

    public function due(int $now, int $limit): array
    {
        $heads = [];
        foreach ($this->rows as $row) {
            if ($row['state'] === 'W' && !isset($heads[$row['about']])) {
                $heads[$row['about']] = $row;
            }
        }
        return array_slice(array_values(array_filter($heads, static fn (array $row): bool => $row['due'] <= $now)), 0, $limit);
    }

    public function sent(int $row, int $now): void
    {
        $this->rows[$row]['state'] = 'S';
    }

    public function refused(int $row, string $why, int $now): void
    {
        $this->rows[$row]['state'] = 'R';
        $this->rows[$row]['why'] = $why;
    }

    public function failed(int $row, string $why, int $nextAttempt): void
    {
        $this->rows[$row]['attempts']++;
        $this->rows[$row]['due'] = $nextAttempt;
        $this->rows[$row]['why'] = $why;
    }

    public function forget(int $before): void
    {
    }
}
