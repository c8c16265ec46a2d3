<?php

declare(strict_types=1);

use Bitrix\Main\Application;
use Cvety\Bitrix\OutboxTable;
use Cvety\Bitrix\ProductTable;
use Cvety\Bitrix\VersionTable;

require __DIR__ . '/start.php';

/** Adds what is missing and touches nothing that is there. Safe to run again. */
$connection = Application::getConnection();
foreach ([OutboxTable::class, VersionTable::class, ProductTable::class] as $table) {
    if ($connection->isTableExists($table::getTableName())) {
        echo $table::getTableName(), ": is there\n";
        continue;
    }
    $table::getEntity()->createDbTable();
    echo $table::getTableName(), ": created\n";
}
if (!$connection->isIndexExists('cvety_outbox', ['STATE', 'ORDER_ID'])) {
    $connection->createIndex('cvety_outbox', 'ix_cvety_outbox_waiting', ['STATE', 'ORDER_ID']);
    echo "cvety_outbox: index created\n";
}
foreach ([['STATE', 'DUE_AT'], ['CHANGED_AT', 'PRODUCT_ID']] as $columns) {
    if (!$connection->isIndexExists('cvety_product', $columns)) {
        $connection->createIndex('cvety_product', 'ix_cvety_product_' . strtolower($columns[0]), $columns);
        echo "cvety_product: index created\n";
    }
}

if (in_array('--agent', $argv, true)) {
    CAgent::RemoveAgent('CvetyHooks::agent();');
    CAgent::AddAgent('CvetyHooks::agent();', '', 'N', 60);
    echo "agent: every minute\n";
}
