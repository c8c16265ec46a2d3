<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use DateTimeImmutable;

/**
 * The shop as the protocol needs it. A snapshot is what Snapshot::of makes: every value a string.
 */
interface Shop
{
    /** @return array<string, mixed>|null the snapshot of an order */
    public function find(int $id): ?array;

    /** The oldest order that carries this external key. */
    public function idByXmlId(string $xmlId): ?int;

    /**
     * Orders saved at or after a moment, by id.
     *
     * @return list<array<string, mixed>>
     */
    public function changedSince(DateTimeImmutable $since, int $afterId, int $limit): array;

    public function hasStatus(string $code): bool;

    /** Saves the order with this status, which it does not have yet. */
    public function changeStatus(int $id, string $status): void;

    /** A new order, built step by step. */
    public function draft(): OrderDraft;

    /** The shop's products; refused at step "product" where the settings name none. */
    public function products(): Products;

    /**
     * Runs the work while no other request runs work of this name.
     *
     * @template T
     * @param callable(): T $work
     * @return T
     */
    public function alone(string $name, callable $work): mixed;
}
