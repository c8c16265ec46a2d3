<?php

declare(strict_types=1);

namespace Cvety\Bitrix\Tests;

use Cvety\Bitrix\Config;
use Cvety\Bitrix\CurlPictures;
use Cvety\Bitrix\Refused;

// The smallest PNG there is: one pixel.
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

$shelf = Servers::folder();
mkdir("$shelf/www");
file_put_contents("$shelf/www/pixel.png", (string) base64_decode(PIXEL, true));
file_put_contents("$shelf/www/page.png", '<html>not a picture</html>');
file_put_contents("$shelf/www/huge.png", (string) base64_decode(PIXEL, true) . str_repeat("\0", 10485760));
file_put_contents("$shelf/media.php", '<?php
    $path = parse_url($_SERVER["REQUEST_URI"], PHP_URL_PATH);
    if ($path === "/moved.png") { http_response_code(302); header("Location: /pixel.png"); return; }
    if ($path === "/broken.png") { http_response_code(500); readfile(__DIR__ . "/www/pixel.png"); return; }
    return false;
');
$media = Servers::start("$shelf/www", "$shelf/media.php");
$inside = (string) parse_url($media, PHP_URL_HOST) . ':' . parse_url($media, PHP_URL_PORT);
$allowed = new CurlPictures(Config::of(['image_hosts' => [$inside]]));

/** @return string the step and the reason, or "taken" */
function refusal(CurlPictures $pictures, string $url): string
{
    try {
        $pictures->fetch($url);
        return 'taken';
    } catch (Refused $refused) {
        return $refused->step . ': ' . $refused->getMessage();
    }
}

Checks::that('downloads a picture and knows it by its bytes', static function () use ($allowed, $media): void {
    $picture = $allowed->fetch("$media/pixel.png");
    Checks::same([base64_decode(PIXEL, true), 'png', 40], [$picture->bytes, $picture->extension, strlen($picture->hash)]);
});

$wrongs = [
    '/page.png' => 'image: not a picture of a known kind', '/moved.png' => 'image: cannot be fetched: HTTP 302',
    '/none.png' => 'image: cannot be fetched: HTTP 404', '/broken.png' => 'image: cannot be fetched: HTTP 500',
    '/huge.png' => 'image: the picture is too large',
];
foreach ($wrongs as $path => $why) {
    Checks::that("refuses $path", static fn () => Checks::same($why, refusal($allowed, $media . $path)));
}

Checks::that('asks nobody inside, however the address is written', static function () use ($media): void {
    $pictures = new CurlPictures(Config::of([]));
    $port = parse_url($media, PHP_URL_PORT);
    Checks::same('image: the port of the picture is not allowed', refusal($pictures, "$media/pixel.png"));
    foreach (['127.0.0.1', 'localhost', '2130706433', '0x7f.1', '10.0.0.8', '169.254.169.254', '100.64.1.1', '0.0.0.0', '192.168.1.1'] as $host) {
        $why = refusal($pictures, "http://$host/pixel.png");
        Checks::same([true, $host], [str_contains($why, 'not public') || str_contains($why, 'not known'), $host]);
    }
    $shapes = [
        'ftp://cdn.example/x.png', 'file:///etc/passwd', 'gopher://127.0.0.1/x', '//cdn.example/x.png', 'http://user@127.0.0.1/x.png',
        "http://127.0.0.1:$port@cdn.example/x", 'http://[::1]/x.png', 'http://cdn.example\\@127.0.0.1/x', "http://cdn.example/x\r\nHost: a", 'x.png', '',
    ];
    foreach ($shapes as $url) {
        Checks::same(['image: not an http(s) address of a picture', $url], [refusal($pictures, $url), $url]);
    }
});

Checks::that('knows which addresses are public', static function (): void {
    $judged = array_map(CurlPictures::isPublic(...), ['8.8.8.8', '172.32.0.1', '172.16.0.1', '198.18.0.1', '192.0.0.1', '224.0.0.1', '255.255.255.255', '::1', '']);
    Checks::same([true, true, false, false, false, false, false, false, false], $judged);
});
