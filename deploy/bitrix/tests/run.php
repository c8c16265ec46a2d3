<?php

declare(strict_types=1);

/** php deploy/bitrix/tests/run.php: the protocol, the outbox, the agent and both endpoints, without Bitrix. */

namespace Cvety\Bitrix\Tests;

error_reporting(E_ALL);
set_error_handler(static function (int $level, string $text, string $file, int $line): bool {
    if ((error_reporting() & $level) === 0) {
        return false;
    }
    throw new \ErrorException($text, 0, $level, $file, $line);
});
ini_set('error_log', sys_get_temp_dir() . '/cvety-bitrix-tests-' . getmypid() . '.log');

require dirname(__DIR__) . '/site/local/php_interface/include/cvety/autoload.php';
foreach (['checks', 'MemoryOutbox', 'MemoryProductOutbox', 'MemoryCatalog', 'MemoryPictures', 'MemoryShop', 'MemoryDraft', 'ScriptedWire', 'Servers'] as $file) {
    require __DIR__ . "/$file.php";
}
foreach (['calls', 'hooks', 'products', 'shapes', 'http', 'pictures', 'rewrite'] as $suite) {
    require __DIR__ . "/suites/$suite.php";
}

$log = (string) @file_get_contents((string) ini_get('error_log'));
Checks::that('writes no phone, card text or token to the log', static function () use ($log): void {
    foreach (['7000000', 'fake-', 'Туған', 'password'] as $secret) {
        Checks::same(false, strpos($log, $secret));
    }
    Checks::same(true, strpos($log, 'cvety.create xml_id=') !== false);
});
@unlink((string) ini_get('error_log'));

foreach (Checks::$failures as $failure) {
    echo "FAILED: $failure\n";
}
printf("%d passed, %d failed\n", Checks::$passed, count(Checks::$failures));
exit(Checks::$failures === [] ? 0 : 1);
