<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/** The products of the shop as the protocol needs them. */
interface Catalog
{
    /**
     * @return array{ID: int, XML_ID: string, NAME: string, PRICE: string, CURRENCY: string, ACTIVE: bool, IMAGE: string, IMAGE_HASH: string,
     *     IMAGES: list<string>, HEIGHT: string, DESCRIPTION: string}|null null when there is no such product; an empty PRICE when it has none
     */
    public function read(int $id): ?array;

    /** The oldest product that carries this external key. */
    public function idByXmlId(string $xmlId): ?int;

    /**
     * Products whose element was saved at or after a moment, by id.
     *
     * @return list<int>
     */
    public function changedSince(int $since, int $afterId, int $limit): array;

    /**
     * Writes all of a new product or nothing.
     *
     * @param array{name: string, price: string, image?: ?Picture, description?: string, enabled?: bool} $changes
     */
    public function create(string $xmlId, array $changes): int;

    /**
     * Writes all of it or nothing.
     *
     * @param array{name?: string, price?: string, image?: ?Picture, description?: string, enabled?: bool} $changes
     */
    public function update(int $id, array $changes): void;

    /**
     * Runs the work while no other request runs work of this name.
     *
     * @template T
     * @param callable(): T $work
     * @return T
     */
    public function alone(string $name, callable $work): mixed;
}
