<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/**
 * Turns Bitrix's events about an order into one outbox row per save. A change of status is announced twice, as a save and as
 * a change: the second announcement only renames the row. Nothing here talks to the network.
 */
final class OrderEvents
{
    /** @var array<string, array{row: int, event: string}> by order and save */
    private array $written = [];

    /**
     * @param callable(int, int): ?array<string, mixed> $read the order as the database holds it now, with the version given
     */
    public function __construct(private Outbox $outbox, private $read)
    {
    }

    public function saved(int $orderId, int $bitrixVersion, bool $isNew, bool $isChanged, bool $statusChanged): void
    {
        if (!$isNew && !$isChanged) {
            return;
        }
        $this->write($orderId, $bitrixVersion, match (true) {
            $isNew => 'order.create',
            $statusChanged => 'order.status.change',
            default => 'order.update',
        });
    }

    public function statusChanged(int $orderId, int $bitrixVersion): void
    {
        $this->write($orderId, $bitrixVersion, 'order.status.change');
    }

    private function write(int $orderId, int $bitrixVersion, string $event): void
    {
        $save = "$orderId:$bitrixVersion";
        $known = $this->written[$save] ?? null;
        if ($known !== null) {
            if ($known['event'] === 'order.update' && $event === 'order.status.change') {
                $this->outbox->rename($known['row'], $event);
                $this->written[$save]['event'] = $event;
            }
            return;
        }
        // The counter is raised before the order is read, so of two saves at once the higher number holds what both wrote.
        $version = $this->outbox->nextVersion($orderId, $bitrixVersion);
        $snapshot = ($this->read)($orderId, $version);
        if ($snapshot === null) {
            return;
        }
        $this->written[$save] = ['row' => $this->outbox->append($orderId, $event, $snapshot), 'event' => $event];
    }
}
