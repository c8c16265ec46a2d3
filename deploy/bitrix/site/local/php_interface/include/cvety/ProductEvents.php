<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/**
 * Turns whatever Bitrix announces about a product into at most one new version. Announcements are only hints: the product is
 * read and compared with what was noted last, so one that comes twice, or changes nothing the protocol tells, makes nothing,
 * and one that never came is made good by the next. Nothing here talks to the network.
 */
final class ProductEvents
{
    private const GONE = 'gone';

    /** @var array<int, true>|null products announced while our own endpoint writes */
    private ?array $held = null;

    public function __construct(private ProductOutbox $outbox, private Catalog $catalog)
    {
    }

    /** Something may have happened to this product. */
    public function touched(int $id): void
    {
        if ($this->held !== null) {
            $this->held[$id] = true;
            return;
        }
        $this->note($id, $this->outbox->user());
    }

    /**
     * Runs a write of our own endpoint: all it does to a product is one version, and nobody is named as its author.
     *
     * @template T
     * @param callable(): T $work
     * @return T
     */
    public function ours(callable $work): mixed
    {
        $this->held = [];
        try {
            return $work();
        } finally {
            $touched = array_keys($this->held);
            $this->held = null;
            foreach ($touched as $id) {
                $this->note($id, '');
            }
        }
    }

    private function note(int $id, string $changedBy): void
    {
        $this->catalog->alone("note:$id", function () use ($id, $changedBy): void {
            $last = $this->outbox->last($id);
            $product = $this->catalog->read($id);
            if ($product === null) {
                $this->gone($id, $last, $changedBy);
                return;
            }
            if ($last === null && $product['PRICE'] === '') {
                return; // on its way into the shop: its price is saved after it
            }
            $told = ProductSnapshot::of($product);
            $digest = ProductSnapshot::digest($told);
            if ($last !== null && $last['digest'] === $digest) {
                return;
            }
            $new = $last === null || $last['deleted'] || ($last['waits'] && $last['event'] === 'product.created');
            $this->write($id, ($last['version'] ?? 0) + 1, $new ? 'product.created' : 'product.updated', $told, $digest, $changedBy);
        });
    }

    /** @param array{version: int, deleted: bool}|null $last */
    private function gone(int $id, ?array $last, string $changedBy): void
    {
        if ($last !== null && !$last['deleted']) {
            $this->write($id, $last['version'] + 1, 'product.deleted', ['id' => $id], self::GONE, $changedBy);
        }
    }

    /** @param array<string, mixed> $told */
    private function write(int $id, int $version, string $event, array $told, string $digest, string $changedBy): void
    {
        $now = time();
        $this->outbox->note($id, $version, $event, ProductSnapshot::under($told, $version, $now, $changedBy), $digest, $now);
    }
}
