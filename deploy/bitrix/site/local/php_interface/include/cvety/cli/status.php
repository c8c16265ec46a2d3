<?php

declare(strict_types=1);

use Bitrix\Main\Application;

require __DIR__ . '/start.php';

/** What waits, since when, and why. */
$rows = Application::getConnection()->query(
    'SELECT STATE, COUNT(*) AS N, MAX(ATTEMPTS) AS ATTEMPTS, MAX(LAST_ERROR) AS LAST_ERROR FROM cvety_outbox GROUP BY STATE',
);
$names = ['W' => 'waiting', 'S' => 'sent', 'R' => 'refused'];
while ($row = $rows->fetch()) {
    printf("%-8s %8d   attempts ≤ %d   %s\n", $names[$row['STATE']], $row['N'], $row['ATTEMPTS'], $row['LAST_ERROR']);
}
