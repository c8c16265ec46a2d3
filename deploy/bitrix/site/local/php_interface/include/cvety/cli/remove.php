<?php

declare(strict_types=1);

use Bitrix\Main\Application;

require __DIR__ . '/start.php';

/** Stops the agent. The tables stay: the counter in them must go on where it was if the hooks come back. */
CAgent::RemoveAgent('CvetyHooks::agent();');
echo "agent: removed\n";
if (in_array('--drop-outbox', $argv, true)) {
    Application::getConnection()->dropTable('cvety_outbox');
    echo "cvety_outbox: dropped\n";
}
