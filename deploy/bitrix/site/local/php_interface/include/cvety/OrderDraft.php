<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/** An order on its way into the shop. The steps are called in this order, each once. */
interface OrderDraft
{
    public function create(string $site, ?int $userId, string $name, string $phone, string $currency): void;

    /** @param list<array{PRODUCT_ID: int, NAME: string, PRICE: string, QUANTITY: string, CURRENCY: string}> $items */
    public function basket(array $items): void;

    public function personType(int $id): void;

    public function shipment(string $price): void;

    public function payment(): void;

    /** @param array<string, string> $values by the protocol's names */
    public function properties(array $values): void;

    /** Writes the order and answers its id. */
    public function save(string $xmlId, string $status): int;
}
