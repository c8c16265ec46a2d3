<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use Bitrix\Main\Application;
use Bitrix\Main\DB\Connection;

/** The products' hooks in the shop's MySQL. A row is marked only while it holds the version that was read for sending. */
final class BitrixProductOutbox implements ProductOutbox
{
    private const DELETED = 'product.deleted';

    private Connection $connection;
    /** @var array<int, int> versions read for sending, by product */
    private array $read = [];

    public function __construct()
    {
        $this->connection = Application::getConnection();
    }

    public function last(int $productId): ?array
    {
        $row = $this->connection->query("SELECT * FROM cvety_product WHERE PRODUCT_ID = $productId")->fetch();
        return !$row ? null : [
            'version' => (int) $row['VERSION'],
            'digest' => (string) $row['DIGEST'],
            'event' => (string) $row['EVENT'],
            'snapshot' => Json::read((string) $row['SNAPSHOT']) ?? [],
            'at' => (int) $row['CHANGED_AT'],
            'deleted' => $row['EVENT'] === self::DELETED,
            'waits' => $row['STATE'] === 'W',
        ];
    }

    public function note(int $productId, int $version, string $event, array $snapshot, string $digest, int $at): void
    {
        $sql = $this->connection->getSqlHelper();
        $body = $sql->forSql(Json::write($snapshot));
        [$event, $digest] = [$sql->forSql($event, 32), $sql->forSql($digest, 64)];
        $this->connection->queryExecute(
            'INSERT INTO cvety_product'
            . ' (PRODUCT_ID, VERSION, EVENT, SNAPSHOT, DIGEST, CHANGED_AT, STATE, ATTEMPTS, DUE_AT, DONE_AT, LAST_ERROR)'
            . " VALUES ($productId, $version, '$event', '$body', '$digest', $at, 'W', 0, 0, 0, '')"
            . " ON DUPLICATE KEY UPDATE VERSION = $version, EVENT = '$event', SNAPSHOT = '$body', DIGEST = '$digest',"
            . " CHANGED_AT = $at, STATE = 'W', ATTEMPTS = 0, DUE_AT = 0, DONE_AT = 0, LAST_ERROR = ''",
        );
    }

    public function changedSince(int $since, int $afterId, int $limit): array
    {
        $rows = $this->connection->query(
            "SELECT PRODUCT_ID FROM cvety_product WHERE CHANGED_AT >= $since AND PRODUCT_ID > $afterId"
            . " ORDER BY PRODUCT_ID LIMIT $limit",
        )->fetchAll();
        return array_map(static fn (array $row): int => (int) $row['PRODUCT_ID'], $rows);
    }

    public function user(): string
    {
        return Guard::isOurs() ? '' : BitrixOutbox::user();
    }

    public function due(int $now, int $limit): array
    {
        $rows = $this->connection->query(
            "SELECT * FROM cvety_product WHERE STATE = 'W' AND DUE_AT <= $now ORDER BY CHANGED_AT, PRODUCT_ID LIMIT $limit",
        );
        $due = [];
        while ($row = $rows->fetch()) {
            $id = (int) $row['PRODUCT_ID'];
            $this->read[$id] = (int) $row['VERSION'];
            $due[] = [
                'id' => $id,
                'about' => $id,
                'event' => (string) $row['EVENT'],
                'snapshot' => Json::read((string) $row['SNAPSHOT']) ?? [],
                'attempts' => (int) $row['ATTEMPTS'],
            ];
        }
        return $due;
    }

    public function sent(int $row, int $now): void
    {
        $this->mark($row, "STATE = 'S', DONE_AT = $now, LAST_ERROR = ''");
    }

    public function refused(int $row, string $why, int $now): void
    {
        $this->mark($row, "STATE = 'R', DONE_AT = $now, LAST_ERROR = '" . $this->quoted($why) . "'");
    }

    public function failed(int $row, string $why, int $nextAttempt): void
    {
        $this->mark($row, "ATTEMPTS = ATTEMPTS + 1, DUE_AT = $nextAttempt, LAST_ERROR = '" . $this->quoted($why) . "'");
    }

    /** Every row is needed: it holds the counter, and the trace of what was deleted. */
    public function forget(int $before): void
    {
    }

    private function mark(int $id, string $assignments): void
    {
        $version = $this->read[$id];
        $this->connection->queryExecute(
            "UPDATE cvety_product SET $assignments WHERE PRODUCT_ID = $id AND VERSION = $version",
        );
    }

    private function quoted(string $text): string
    {
        return $this->connection->getSqlHelper()->forSql($text, 64);
    }
}
