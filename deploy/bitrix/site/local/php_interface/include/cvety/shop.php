<?php

declare(strict_types=1);

/** Loads Bitrix without its page and answers the shop. Tests put another one in the place of this file. */

foreach (['STOP_STATISTICS', 'NO_AGENT_CHECK', 'DisableEventsCheck', 'NOT_CHECK_PERMISSIONS', 'BX_NO_ACCELERATOR_RESET'] as $switch) {
    defined($switch) || define($switch, true);
}
foreach (['NO_KEEP_STATISTIC', 'NO_AGENT_STATISTIC'] as $switch) {
    defined($switch) || define($switch, 'Y');
}
require_once $_SERVER['DOCUMENT_ROOT'] . '/bitrix/modules/main/include/prolog_before.php';
while (ob_get_level() > 0) {
    ob_end_clean();
}

return Cvety\Bitrix\Site::shop();
