<?php

declare(strict_types=1);

// Reached by PUT /api/v2/products/update-from-railway/{id}: the web server's rewrite rule is in the README.
(require __DIR__ . '/local/php_interface/include/cvety/endpoint.php')(
    static fn (Cvety\Bitrix\Config $config) => new Cvety\Bitrix\ProductApi($config),
);
