<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/**
 * What was last noted of each product, and whether the gateway has taken it: one row per product that is its version, its
 * snapshot and its hook at once, so that none of them can be lost without the others. A newer state takes the place of one
 * that still waits; the row's number is the product's.
 */
interface ProductOutbox extends Queue
{
    /** @return array{version: int, digest: string, event: string, snapshot: array<string, mixed>, at: int, deleted: bool, waits: bool}|null */
    public function last(int $productId): ?array;

    /** @param array<string, mixed> $snapshot with the version that replaces the last one */
    public function note(int $productId, int $version, string $event, array $snapshot, string $digest, int $at): void;

    /**
     * Products noted at or after a moment, the deleted ones too.
     *
     * @return list<int>
     */
    public function changedSince(int $since, int $afterId, int $limit): array;

    /** Who is signed in, or an empty text. */
    public function user(): string;
}
