<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/** The road to the gateway. */
interface Wire
{
    /**
     * Posts JSON; follows no redirect.
     *
     * @return array{status: int, body: string, error: string} status 0 when no answer came
     */
    public function post(string $url, string $token, string $json): array;
}
