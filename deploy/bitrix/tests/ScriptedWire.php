<?php

declare(strict_types=1);

namespace Cvety\Bitrix\Tests;

use Cvety\Bitrix\Json;
use Cvety\Bitrix\Wire;

/** Answers as it was told, one status after the other, then 200 for ever. */
final class ScriptedWire implements Wire
{
    /** @var list<array<string, mixed>> */
    public array $sent = [];

    /** @param list<array{int, string}> $answers */
    public function __construct(private array $answers = [])
    {
    }

    public function post(string $url, string $token, string $json): array
    {
        $this->sent[] = (array) Json::read($json);
        [$status, $body] = array_shift($this->answers) ?? [200, '{"status":"success"}'];
        return ['status' => $status, 'body' => $body, 'error' => $status === 0 ? 'curl 28' : ''];
    }
}
