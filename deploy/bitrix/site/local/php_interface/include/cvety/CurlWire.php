<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/** HTTPS by cURL: short timeouts, certificates checked, no redirects, the answer capped. */
final class CurlWire implements Wire
{
    private const LARGEST_ANSWER = 65536;

    public function __construct(private Config $config)
    {
    }

    public function post(string $url, string $token, string $json): array
    {
        if (strncmp($url, 'https://', 8) !== 0 && !$this->config->flag('allow_http')) {
            return ['status' => 0, 'body' => '', 'error' => 'refused: not https'];
        }
        $body = '';
        $request = curl_init($url);
        curl_setopt_array($request, [
            CURLOPT_POST => true,
            CURLOPT_POSTFIELDS => $json,
            CURLOPT_HTTPHEADER => [
                'Content-Type: application/json; charset=utf-8',
                'Accept: application/json',
                'Authorization: Bearer ' . $token,
                'Expect:',
            ],
            CURLOPT_USERAGENT => 'cvety-bitrix/1',
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
            CURLOPT_CONNECTTIMEOUT => $this->config->number('connect_timeout'),
            CURLOPT_TIMEOUT => $this->config->number('timeout'),
            CURLOPT_NOSIGNAL => true,
            CURLOPT_WRITEFUNCTION => static function ($handle, string $part) use (&$body): int {
                $body .= $part;
                return strlen($body) > self::LARGEST_ANSWER ? 0 : strlen($part);
            },
        ]);
        $done = curl_exec($request);
        $answer = [
            'status' => $done === false ? 0 : (int) curl_getinfo($request, CURLINFO_RESPONSE_CODE),
            'body' => $body,
            'error' => $done === false ? 'curl ' . curl_errno($request) : '',
        ];
        curl_close($request);
        return $answer;
    }
}
