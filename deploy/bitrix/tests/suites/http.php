<?php

declare(strict_types=1);

namespace Cvety\Bitrix\Tests;

use Cvety\Bitrix\Config;
use Cvety\Bitrix\CurlWire;
use Cvety\Bitrix\HookAgent;
use Cvety\Bitrix\Json;

// The shipped files as they are, with another shop.php in the place of the one that loads Bitrix.
$folder = Servers::folder();
Servers::copy(dirname(__DIR__, 2) . '/site', "$folder/www");
file_put_contents("$folder/www/local/php_interface/include/cvety/shop.php", sprintf(
    '<?php foreach (["MemoryOutbox", "MemoryProductOutbox", "MemoryCatalog", "MemoryPictures", "MemoryShop", "MemoryDraft"] as $f) { require_once %s . "/$f.php"; }'
    . ' return new Cvety\Bitrix\Tests\MemoryShop(%s);',
    var_export(dirname(__DIR__), true),
    var_export("$folder/shop.state", true),
));
file_put_contents("$folder/cvety-bitrix.php", "<?php return ['api_token' => 'fake-api-token'];");
$site = Servers::start("$folder/www");
$create = "$site/supabase-reverse-sync-with-items.php";
$change = "$site/supabase-reverse-sync-fixed.php";
$token = ['X-API-TOKEN: fake-api-token', 'Content-Type: application/json'];

Checks::that('serves both endpoints over HTTP', static function () use ($create, $change, $token): void {
    [$status, $type, $body] = Servers::ask($create, 'POST', (string) json_encode(creation()), $token);
    Checks::same([200, 'application/json; charset=utf-8'], [$status, $type]);
    Checks::same('{"status":"success","order_id":122300,"version":1}', $body);
    [, , $body] = Servers::ask($create, 'POST', (string) json_encode(creation()), $token);
    Checks::same('{"status":"success","order_id":122300,"version":1,"existing":true}', $body);
    [, , $body] = Servers::ask($change, 'POST', '{"action":"order.status","order_id":122300,"status":"AP"}', $token);
    Checks::same('{"status":"success","order_id":122300,"old_status":"N","new_status":"AP","version":2}', $body);
    [, , $body] = Servers::ask($change, 'POST', '{"action":"order.get","order_id":122300}', $token);
    Checks::same('Айгүл', Json::read($body)['order']['properties']['nameRecipient'] ?? null);
});

Checks::that('answers 401, 405 and the wrong file in JSON', static function () use ($create, $change, $token): void {
    Checks::same(
        [401, 'application/json; charset=utf-8', '{"status":"error","error":"unauthorized","step":"auth"}'],
        Servers::ask($change, 'POST', '{}', ['X-API-TOKEN: fake-wrong']),
    );
    Checks::same(405, Servers::ask($change, 'PUT', '{}', $token)[0]);
    Checks::same(
        '{"status":"error","error":"unknown action: order.status","step":"action"}',
        Servers::ask($create, 'POST', '{"action":"order.status"}', $token)[2],
    );
});

Checks::that('shows nothing of its folders and scripts over the web', static function () use ($site): void {
    foreach (['cli/install.php', 'cli/send.php', 'cli/remove.php'] as $file) {
        Checks::same([404, ''], array_values(array_diff_key(
            Servers::ask("$site/local/php_interface/include/cvety/$file", 'GET', '', []),
            [1 => true],
        )));
    }
    Checks::same('', Servers::ask("$site/local/php_interface/include/cvety/Config.php", 'GET', '', [])[2]);
});

Checks::that('refuses a settings file inside the document root', static function () use ($folder): void {
    file_put_contents("$folder/www/inside.php", "<?php return ['api_token' => 'fake-api-token'];");
    putenv("CVETY_BITRIX_CONFIG=$folder/www/inside.php");
    try {
        Config::load("$folder/www");
        Checks::same('an exception', 'none');
    } catch (\RuntimeException $refused) {
        Checks::same('the settings file lies inside the document root: move it out', $refused->getMessage());
    } finally {
        putenv('CVETY_BITRIX_CONFIG');
    }
});

mkdir("$folder/gateway");
file_put_contents("$folder/gateway.php", '<?php
    $path = parse_url($_SERVER["REQUEST_URI"], PHP_URL_PATH);
    file_put_contents(__DIR__ . "/received", $path . " " . $_SERVER["HTTP_AUTHORIZATION"] . " " . file_get_contents("php://input") . "\n", FILE_APPEND);
    if ($path === "/moved") { http_response_code(301); header("Location: /taken"); return; }
    if ($path === "/slow") { sleep(3); }
    echo "{\"status\":\"success\"}";
');
$gateway = Servers::start("$folder/gateway", "$folder/gateway.php");
$wire = static fn (array $more = []): CurlWire => new CurlWire(Config::of($more + ['allow_http' => true, 'timeout' => 1]));

Checks::that('follows no redirect, waits no longer than told, and wants https', static function () use ($gateway, $wire): void {
    Checks::same(301, $wire()->post("$gateway/moved", 'fake-hook-token', '{}')['status']);
    Checks::same(['status' => 0, 'body' => '', 'error' => 'curl 28'], $wire()->post("$gateway/slow", 'fake-hook-token', '{}'));
    Checks::same(0, $wire()->post('http://127.0.0.1:1/', 'fake-hook-token', '{}')['status']);
    Checks::same('refused: not https', $wire(['allow_http' => false])->post("$gateway/taken", 'fake-hook-token', '{}')['error']);
});

Checks::that('delivers a hook as the contract spells it', static function () use ($gateway, $folder): void {
    $shop = new MemoryShop();
    call($shop, creation());
    $config = Config::of(['hook_url' => "$gateway/webhooks/bitrix/order", 'hook_token' => 'fake-hook-token', 'allow_http' => true]);
    Checks::same(1, (new HookAgent($config, $shop->outbox, new CurlWire($config)))->run(5));
    $lines = explode("\n", trim((string) file_get_contents("$folder/received")));
    $expected = '/webhooks/bitrix/order Bearer fake-hook-token {"event":"order.create","token":"fake-hook-token","data":{"ID":"122300",'
        . '"ACCOUNT_NUMBER":"122300","XML_ID":"' . XML_ID . '","VERSION":"1","STATUS_ID":"N","USER_ID":"171","PRICE":"13500.50",'
        . '"PRICE_DELIVERY":"1500","CURRENCY":"KZT","DATE_UPDATE":"2026-03-08T10:00:00+05:00","CHANGED_BY":"","properties":{"nameRecipient":"Айгүл",'
        . '"postcardText":"Туған күнің құтты болсын 🌷","data":"2026-03-08","when":"18","city":"2"},"basket":['
        . '{"ID":"1","PRODUCT_ID":"7","NAME":"Роза","PRICE":"11000.50","QUANTITY":"1","CURRENCY":"KZT"},'
        . '{"ID":"2","PRODUCT_ID":"8","NAME":"Открытка","PRICE":"500","QUANTITY":"2","CURRENCY":"KZT"}],'
        . '"user":{"ID":"171","NAME":"Әсел","PHONE":"+77000000001"}}}';
    Checks::same($expected, end($lines));
});
