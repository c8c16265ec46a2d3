<?php

declare(strict_types=1);

use Bitrix\Main\Application;

require __DIR__ . '/start.php';

/** What waits, since when, and why. */
$names = ['W' => 'waiting', 'S' => 'sent', 'R' => 'refused'];
foreach (['orders' => 'cvety_outbox', 'products' => 'cvety_product'] as $what => $table) {
    $rows = Application::getConnection()->query(
        "SELECT STATE, COUNT(*) AS N, MAX(ATTEMPTS) AS ATTEMPTS, MAX(LAST_ERROR) AS LAST_ERROR FROM $table GROUP BY STATE",
    );
    while ($row = $rows->fetch()) {
        printf("%-8s %-8s %8d   attempts ≤ %d   %s\n", $what, $names[$row['STATE']], $row['N'], $row['ATTEMPTS'], $row['LAST_ERROR']);
    }
}
