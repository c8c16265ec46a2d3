<?php

declare(strict_types=1);

namespace Cvety\Bitrix\Tests;

use Cvety\Bitrix\Json;

// The shipped file behind the rewrite rule of the README, with pictures from a server that the settings allow.
$root = Servers::folder();
Servers::copy(dirname(__DIR__, 2) . '/site', "$root/www");
file_put_contents("$root/www/local/php_interface/include/cvety/shop.php", sprintf(
    '<?php foreach (["MemoryOutbox", "MemoryProductOutbox", "MemoryCatalog", "MemoryPictures", "MemoryShop", "MemoryDraft"] as $f) {'
    . ' require_once %s . "/$f.php"; } return new Cvety\Bitrix\Tests\MemoryShop(%s, new Cvety\Bitrix\CurlPictures('
    . 'Cvety\Bitrix\Config::load((string) $_SERVER["DOCUMENT_ROOT"])));',
    var_export(dirname(__DIR__), true),
    var_export("$root/shop.state", true),
));
file_put_contents("$root/cvety-bitrix.php", sprintf(
    "<?php return ['api_token' => 'fake-api-token', 'image_hosts' => [%s]];",
    var_export($inside, true),
));
file_put_contents("$root/router.php", '<?php
    if (!preg_match("~^/api/v2/products/update-from-railway/[0-9a-f-]+/?$~", (string) parse_url($_SERVER["REQUEST_URI"], PHP_URL_PATH))) {
        return false;
    }
    $_SERVER["DOCUMENT_ROOT"] = __DIR__ . "/www";
    require __DIR__ . "/www/cvety-product-update.php";
');
$products = Servers::start("$root/www", "$root/router.php") . '/api/v2/products/update-from-railway';
$reads = dirname($products, 4) . '/supabase-reverse-sync-fixed.php';
$bearer = ['Authorization: Bearer fake-api-token', 'Content-Type: application/json'];

Checks::that('takes a product with its picture over HTTP, and tells it afterwards', static function () use ($products, $reads, $bearer, $media): void {
    $body = (string) json_encode(['name' => 'Пион', 'price' => '900 ₸', 'image' => "$media/pixel.png"]);
    [$status, $type, $answer] = Servers::ask("$products/" . OUR_PRODUCT, 'PUT', $body, $bearer);
    Checks::same([200, 'application/json; charset=utf-8'], [$status, $type]);
    Checks::same([1243, 1], [Json::read($answer)['product_id'], Json::read($answer)['version']]);
    [, , $answer] = Servers::ask("$products/1243/", 'PUT', '{"price":"950 ₸"}', $bearer);
    Checks::same(2, Json::read($answer)['version']);
    [, , $answer] = Servers::ask($reads, 'POST', '{"action":"get_product","product_id":1243}', ['X-API-TOKEN: fake-api-token']);
    $told = Json::read($answer)['product'];
    Checks::same(['950 ₸', 2, OUR_PRODUCT, true], [$told['price'], $told['version'], $told['xml_id'], str_ends_with($told['image'], '.png')]);
});

Checks::that('answers 401, 404, 405 and 422 of a product in JSON', static function () use ($products, $bearer): void {
    $json = 'application/json; charset=utf-8';
    Checks::same(
        [401, $json, '{"status":"error","error":"unauthorized","step":"auth"}'],
        Servers::ask("$products/1243", 'PUT', '{}', ['X-API-TOKEN: fake-api-token']),
    );
    Checks::same(
        [404, $json, '{"status":"error","error":"product not found","step":"product"}'],
        Servers::ask("$products/99", 'PUT', '{}', $bearer),
    );
    Checks::same(405, Servers::ask("$products/1243", 'POST', '{}', $bearer)[0]);
    Checks::same(
        [422, $json, '{"status":"error","error":"not a price: дорого","step":"price"}'],
        Servers::ask("$products/1243", 'PUT', '{"price":"дорого"}', $bearer),
    );
});
