<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use Bitrix\Main\Application;
use Bitrix\Main\DB\Connection;

/** The outbox in the shop's MySQL: two tables of our own, made by cli/install.php. */
final class BitrixOutbox implements Outbox
{
    private Connection $connection;

    public function __construct()
    {
        $this->connection = Application::getConnection();
    }

    public function nextVersion(int $orderId, int $bitrixVersion): int
    {
        $floor = $bitrixVersion + 1;
        $by = Guard::isOurs() ? '' : self::user();
        $by = $this->connection->getSqlHelper()->forSql($by, 18);
        $this->connection->queryExecute(
            "INSERT INTO cvety_order_version (ORDER_ID, VERSION, CHANGED_BY) VALUES ($orderId, LAST_INSERT_ID($floor), '$by')"
            . " ON DUPLICATE KEY UPDATE VERSION = LAST_INSERT_ID(GREATEST(VERSION + 1, $floor)), CHANGED_BY = '$by'",
        );
        return (int) $this->connection->queryScalar('SELECT LAST_INSERT_ID()');
    }

    public function version(int $orderId, int $bitrixVersion): int
    {
        $row = VersionTable::getByPrimary($orderId)->fetch();
        return $row ? (int) $row['VERSION'] : $bitrixVersion + 1;
    }

    public function changedBy(int $orderId): string
    {
        $row = VersionTable::getByPrimary($orderId)->fetch();
        return $row ? (string) $row['CHANGED_BY'] : '';
    }

    public function append(int $orderId, string $event, array $snapshot): int
    {
        return (int) OutboxTable::add([
            'ORDER_ID' => $orderId,
            'EVENT' => $event,
            'SNAPSHOT' => Json::write($snapshot),
            'STATE' => 'W',
            'ATTEMPTS' => 0,
            'DUE_AT' => 0,
            'DONE_AT' => 0,
            'LAST_ERROR' => '',
        ])->getId();
    }

    public function rename(int $row, string $event): void
    {
        OutboxTable::update($row, ['EVENT' => $event]);
    }

    public function due(int $now, int $limit): array
    {
        $rows = $this->connection->query(
            'SELECT waiting.* FROM cvety_outbox waiting'
            . " JOIN (SELECT MIN(ID) AS ID FROM cvety_outbox WHERE STATE = 'W' GROUP BY ORDER_ID) head ON head.ID = waiting.ID"
            . " WHERE waiting.DUE_AT <= $now ORDER BY waiting.ID LIMIT $limit",
        );
        $due = [];
        while ($row = $rows->fetch()) {
            $due[] = [
                'id' => (int) $row['ID'],
                'about' => (int) $row['ORDER_ID'],
                'event' => (string) $row['EVENT'],
                'snapshot' => Json::read((string) $row['SNAPSHOT']) ?? [],
                'attempts' => (int) $row['ATTEMPTS'],
            ];
        }
        return $due;
    }

    public function sent(int $row, int $now): void
    {
        OutboxTable::update($row, ['STATE' => 'S', 'DONE_AT' => $now, 'LAST_ERROR' => '']);
    }

    public function refused(int $row, string $why, int $now): void
    {
        OutboxTable::update($row, ['STATE' => 'R', 'DONE_AT' => $now, 'LAST_ERROR' => substr($why, 0, 64)]);
    }

    public function failed(int $row, string $why, int $nextAttempt): void
    {
        $text = $this->connection->getSqlHelper()->forSql($why, 64);
        $this->connection->queryExecute(
            "UPDATE cvety_outbox SET ATTEMPTS = ATTEMPTS + 1, DUE_AT = $nextAttempt, LAST_ERROR = '$text' WHERE ID = $row",
        );
    }

    public function forget(int $before): void
    {
        $this->connection->queryExecute("DELETE FROM cvety_outbox WHERE STATE = 'S' AND DONE_AT < $before LIMIT 5000");
    }

    public static function user(): string
    {
        global $USER;
        return is_object($USER) && $USER->IsAuthorized() ? (string) $USER->GetID() : '';
    }
}
