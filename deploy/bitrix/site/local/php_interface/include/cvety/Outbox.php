<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/** The hooks of orders, one row per save, and how often each order was saved. */
interface Outbox extends Queue
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
}
