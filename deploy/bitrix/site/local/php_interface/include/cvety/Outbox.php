<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/** Hooks that wait in the shop's database until the gateway has taken them. */
interface Outbox
{
    /** Raises the order's save counter, never below what Bitrix counts itself, and answers it. */
    public function nextVersion(int $orderId, int $bitrixVersion): int;

    /** The order's save counter as it is. */
    public function version(int $orderId, int $bitrixVersion): int;

    /**
     * @param array<string, mixed> $snapshot
     * @return int the row's number; numbers rise
     */
    public function append(int $orderId, string $event, array $snapshot): int;

    /** Gives a waiting row another event name. */
    public function rename(int $row, string $event): void;

    /**
     * The oldest waiting row of each order, if it is due. Never a row that follows a waiting one of the same order.
     *
     * @return list<array{id: int, order: int, event: string, snapshot: array<string, mixed>, attempts: int}>
     */
    public function due(int $now, int $limit): array;

    public function sent(int $row, int $now): void;

    /** The gateway refuses the row for good; it is kept and no longer sent. */
    public function refused(int $row, string $why, int $now): void;

    public function failed(int $row, string $why, int $nextAttempt): void;

    /** Removes rows that were sent before this moment. */
    public function forget(int $before): void;
}
