<?php

declare(strict_types=1);

/** Starts Bitrix for a script on the command line; over the web there is nothing here. */

if (PHP_SAPI !== 'cli') {
    http_response_code(404);
    exit;
}
foreach (['NO_KEEP_STATISTIC', 'NOT_CHECK_PERMISSIONS', 'BX_CRONTAB', 'BX_NO_ACCELERATOR_RESET', 'NO_AGENT_CHECK'] as $switch) {
    defined($switch) || define($switch, true);
}
$_SERVER['DOCUMENT_ROOT'] = dirname(__DIR__, 5);
require_once $_SERVER['DOCUMENT_ROOT'] . '/bitrix/modules/main/include/prolog_before.php';
while (ob_get_level() > 0) {
    ob_end_flush();
}
require_once dirname(__DIR__) . '/autoload.php';
Cvety\Bitrix\Site::modules();
