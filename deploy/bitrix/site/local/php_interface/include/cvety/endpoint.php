<?php

declare(strict_types=1);

use Cvety\Bitrix\Answer;
use Cvety\Bitrix\Config;
use Cvety\Bitrix\Log;

require_once __DIR__ . '/autoload.php';

/**
 * Serves one call. A call that hangs in Bitrix's order API ends here, as an answer, before the gateway gives up on it.
 *
 * @param callable(Config): (Cvety\Bitrix\Api|Cvety\Bitrix\ProductApi) $make
 */
return static function (callable $make): void {
    ini_set('display_errors', '0');
    set_time_limit(25);
    try {
        $api = $make(Config::load((string) $_SERVER['DOCUMENT_ROOT']));
        $answer = $api->handle(
            $_SERVER,
            (string) file_get_contents('php://input', false, null, 0, 1048577),
            static fn () => require __DIR__ . '/shop.php',
        );
    } catch (Throwable $fault) {
        Log::fault($fault);
        $answer = Answer::error(500, 'internal error', 'setup');
    }
    $answer->send();
};
