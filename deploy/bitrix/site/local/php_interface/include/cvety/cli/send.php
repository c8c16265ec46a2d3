<?php

declare(strict_types=1);

use Cvety\Bitrix\Site;

require __DIR__ . '/start.php';

/** For cron, once a minute: sends waiting hooks until shortly before the next start. */
$end = microtime(true) + 55;
do {
    Site::sendHooks($end - microtime(true));
    usleep(500000);
} while (microtime(true) < $end);
