<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/**
 * Empties an outbox into the gateway, in order per order or product. A row is tried until it is taken: 2xx is taken; a body that the
 * gateway can never take (400, 413, 422) is kept as refused and the order goes on with its next row, whose snapshot holds
 * everything; all else, redirects and HTML included, is tried again, and the later rows of the same order wait for it.
 */
final class HookAgent
{
    public const ORDERS = 'order';
    public const PRODUCTS = 'product';

    /** Seconds before attempt 2, 3, …; the last one repeats. */
    private const PAUSES = [5, 15, 30, 60, 120, 300, 900, 1800, 3600];
    private const AT_ONCE = 50;

    public function __construct(private Config $config, private Queue $outbox, private Wire $wire, private string $about = self::ORDERS)
    {
    }

    /**
     * Sends for about this many seconds.
     *
     * @return int how many were taken
     */
    public function run(float $seconds): int
    {
        $end = microtime(true) + $seconds;
        $taken = 0;
        do {
            $rows = $this->outbox->due(time(), self::AT_ONCE);
            $before = $taken;
            foreach ($rows as $row) {
                if (microtime(true) >= $end) {
                    return $taken;
                }
                $taken += $this->send($row) ? 1 : 0;
            }
        } while ($taken > $before);
        $this->outbox->forget(time() - 86400 * $this->config->number('keep_sent_days'));
        return $taken;
    }

    /** @param array{id: int, about: int, event: string, snapshot: array<string, mixed>, attempts: int} $row */
    private function send(array $row): bool
    {
        $token = $this->config->required('hook_token');
        $answer = $this->about === self::PRODUCTS
            ? $this->wire->post(
                $this->config->required('product_hook_url'),
                $token,
                Json::write(['event_type' => $row['event'], 'product_data' => $row['snapshot']]),
            )
            : $this->wire->post(
                $this->config->required('hook_url'),
                $token,
                Json::write(['event' => $row['event'], 'token' => $token, 'data' => $row['snapshot']]),
            );
        $attempt = $row['attempts'] + 1;
        $ending = self::judge($answer);
        Log::line('hook', [
            'row' => $row['id'],
            $this->about => $row['about'],
            'event' => $row['event'],
            'version' => $row['snapshot']['VERSION'] ?? $row['snapshot']['version'] ?? '',
            'attempt' => $attempt,
            'http' => $answer['status'],
            'outcome' => $ending,
        ]);
        if ($ending === 'taken') {
            $this->outbox->sent($row['id'], time());
            return true;
        }
        $why = $answer['status'] > 0 ? 'HTTP ' . $answer['status'] : $answer['error'];
        if ($ending === 'refused') {
            $this->outbox->refused($row['id'], $why, time());
            return true;
        }
        $pause = self::PAUSES[min($attempt, count(self::PAUSES)) - 1];
        $this->outbox->failed($row['id'], $why, time() + $pause + random_int(0, intdiv($pause, 5)));
        return false;
    }

    /** @param array{status: int, body: string, error: string} $answer */
    private static function judge(array $answer): string
    {
        return match (true) {
            $answer['status'] >= 200 && $answer['status'] < 300 =>
                Json::read($answer['body']) !== null ? 'taken' : 'failed',
            in_array($answer['status'], [400, 413, 422], true) => 'refused',
            default => 'failed',
        };
    }
}
