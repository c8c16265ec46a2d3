<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/** What a call is answered. */
final class Answer
{
    /** @param array<string, mixed> $body */
    private function __construct(public readonly int $status, public readonly array $body)
    {
    }

    /** @param array<string, mixed> $facts */
    public static function success(array $facts): self
    {
        return new self(200, ['status' => 'success'] + $facts);
    }

    public static function notFound(): self
    {
        return new self(200, ['status' => 'not_found']);
    }

    public static function error(int $status, string $error, string $step): self
    {
        return new self($status, ['status' => 'error', 'error' => $error, 'step' => $step]);
    }

    public function send(): void
    {
        http_response_code($this->status);
        header('Content-Type: application/json; charset=utf-8');
        header('Cache-Control: no-store');
        echo Json::write($this->body);
    }
}
