<?php

declare(strict_types=1);

(require __DIR__ . '/local/php_interface/include/cvety/endpoint.php')(Cvety\Bitrix\Api::CHANGE);
