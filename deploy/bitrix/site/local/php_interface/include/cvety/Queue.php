<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/** Hooks that wait in the shop's database until the gateway has taken them. */
interface Queue
{
    /**
     * The oldest waiting row of each order or product, if it is due. Never a row that follows a waiting one of the same.
     *
     * @return list<array{id: int, about: int, event: string, snapshot: array<string, mixed>, attempts: int}>
     */
    public function due(int $now, int $limit): array;

    public function sent(int $row, int $now): void;

    /** The gateway refuses the row for good; it is kept and no longer sent. */
    public function refused(int $row, string $why, int $now): void;

    public function failed(int $row, string $why, int $nextAttempt): void;

    /** Removes rows that were sent before this moment and are needed no more. */
    public function forget(int $before): void;
}
