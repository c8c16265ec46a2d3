<?php

declare(strict_types=1);

use Cvety\Bitrix\CurlWire;
use Cvety\Bitrix\Json;
use Cvety\Bitrix\Site;

require __DIR__ . '/start.php';

/** Asks the gateway, from this host, whether it can be reached and knows the token. Changes nothing on either side. */
$config = Site::config();
$token = $config->required('hook_token');
$wire = new CurlWire($config);
$failures = 0;
$probes = [
    'gateway accepts the token' => [$token, 200, 'hook_url'],
    'gateway refuses a wrong token' => ['not-the-token', 401, 'hook_url'],
];
if ($config->tellsProducts()) {
    $probes['gateway refuses a wrong token for products'] = ['not-the-token', 401, 'product_hook_url'];
}
foreach ($probes as $name => [$bearer, $expected, $url]) {
    $answer = $wire->post($config->required($url), $bearer, Json::write(['test' => true, 'token' => $bearer]));
    $good = $answer['status'] === $expected;
    $failures += $good ? 0 : 1;
    printf("%-4s %s (HTTP %d %s)\n", $good ? 'ok' : 'FAIL', $name, $answer['status'], $answer['error']);
}
exit($failures);
