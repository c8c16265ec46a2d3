<?php

declare(strict_types=1);

(require __DIR__ . '/local/php_interface/include/cvety/endpoint.php')(
    static fn (Cvety\Bitrix\Config $config) => new Cvety\Bitrix\Api($config, Cvety\Bitrix\Api::CHANGE),
);
