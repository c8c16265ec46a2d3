<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use Throwable;

/**
 * The gateway's writes of products: PUT /api/v2/products/update-from-railway/{id} with a bearer token. The method, the token
 * and the body are judged before Bitrix is loaded; a refusal is a 422 with its step.
 */
final class ProductApi
{
    private const LARGEST_BODY = 1048576;

    public function __construct(private Config $config)
    {
    }

    /**
     * @param array<string, mixed> $server as $_SERVER
     * @param callable(): Shop $load loads Bitrix
     */
    public function handle(array $server, string $body, callable $load): Answer
    {
        if (($server['REQUEST_METHOD'] ?? '') !== 'PUT') {
            return Answer::error(405, 'method not allowed', 'request');
        }
        if (!Token::matches($this->config, self::bearer($server))) {
            return Answer::error(401, 'unauthorized', 'auth');
        }
        if (strlen($body) > self::LARGEST_BODY) {
            return Answer::error(413, 'body too large', 'request');
        }
        $call = Json::read($body);
        if ($call === null) {
            return Answer::error(422, 'invalid json', 'request');
        }
        $started = microtime(true);
        $answer = $this->perform(self::id($server), $call, $load);
        Log::line('product', [
            'http' => $answer->status,
            'status' => $answer->body['status'],
            'step' => $answer->body['step'] ?? '',
            'product' => $answer->body['product_id'] ?? '',
            'version' => $answer->body['version'] ?? '',
            'ms' => (int) ((microtime(true) - $started) * 1000),
        ]);
        return $answer;
    }

    /**
     * @param array<string, mixed> $call
     * @param callable(): Shop $load
     */
    private function perform(string $id, array $call, callable $load): Answer
    {
        try {
            return $load()->products()->write($id, $call);
        } catch (Refused $refused) {
            return Answer::error(422, $refused->getMessage(), $refused->step);
        } catch (Throwable $fault) {
            Log::fault($fault);
            return Answer::error(500, 'internal error', 'save');
        }
    }

    /**
     * Apache as CGI hides the header unless told otherwise, and a rewrite renames it.
     *
     * @param array<string, mixed> $server
     */
    private static function bearer(array $server): string
    {
        $header = (string) ($server['HTTP_AUTHORIZATION'] ?? $server['REDIRECT_HTTP_AUTHORIZATION'] ?? '');
        return preg_match('/^Bearer +(\S+)$/i', $header, $parts) === 1 ? $parts[1] : '';
    }

    /**
     * The last part of the address as it was asked for, whatever it was rewritten to.
     *
     * @param array<string, mixed> $server
     */
    private static function id(array $server): string
    {
        $path = (string) parse_url((string) ($server['REQUEST_URI'] ?? ''), PHP_URL_PATH);
        return preg_match('~/update-from-railway/([0-9a-f-]{1,40})/?$~', $path, $parts) === 1 ? $parts[1] : '';
    }
}
