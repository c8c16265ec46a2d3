<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/**
 * Downloads pictures by cURL from public addresses only: the name is resolved once, every address it has is judged, and the
 * connection goes to the judged one. No redirect is followed, size and time are capped, and the bytes decide what it is.
 */
final class CurlPictures implements Pictures
{
    private const LARGEST = 10485760;
    private const MOST_PIXELS = 50000000;
    private const SECONDS = 12;
    private const KINDS = [IMAGETYPE_JPEG => 'jpg', IMAGETYPE_PNG => 'png', IMAGETYPE_WEBP => 'webp', IMAGETYPE_GIF => 'gif'];
    private const PORTS = ['http' => 80, 'https' => 443];

    public function __construct(private Config $config)
    {
    }

    public function fetch(string $url): Picture
    {
        // A strict shape: what PHP and cURL might read differently is not an address here.
        if (strlen($url) > 2000 || !preg_match('~^(https?)://([A-Za-z0-9.-]+)(?::(\d{1,5}))?(/[\x21-\x5B\x5D-\x7E]*)?$~', $url, $part)) {
            throw new Refused('image', 'not an http(s) address of a picture');
        }
        $port = (int) ($part[3] ?? '') ?: self::PORTS[$part[1]];
        $host = strtolower($part[2]);
        $bytes = $this->download($url, "$host:$port:" . $this->address($host, $port));
        $size = @getimagesizefromstring($bytes);
        if ($size === false || !isset(self::KINDS[$size[2]])) {
            throw new Refused('image', 'not a picture of a known kind');
        }
        if ($size[0] * $size[1] > self::MOST_PIXELS) {
            throw new Refused('image', 'the picture is too large');
        }
        return new Picture($bytes, self::KINDS[$size[2]]);
    }

    private function address(string $host, int $port): string
    {
        $addresses = gethostbynamel($host) ?: throw new Refused('image', 'the host of the picture is not known');
        if (in_array("$host:$port", $this->config->imageHosts(), true)) {
            return $addresses[0];
        }
        if ($port !== 80 && $port !== 443) {
            throw new Refused('image', 'the port of the picture is not allowed');
        }
        foreach ($addresses as $address) {
            if (!self::isPublic($address)) {
                throw new Refused('image', 'the address of the picture is not public');
            }
        }
        return $addresses[0];
    }

    public static function isPublic(string $address): bool
    {
        $number = ip2long($address);
        return filter_var($address, FILTER_VALIDATE_IP, FILTER_FLAG_IPV4 | FILTER_FLAG_NO_PRIV_RANGE | FILTER_FLAG_NO_RES_RANGE) !== false
            && $number !== false
            && ($number & 0xFFC00000) !== ip2long('100.64.0.0')
            && ($number & 0xFFFE0000) !== ip2long('198.18.0.0')
            && ($number & 0xFFFFFF00) !== ip2long('192.0.0.0')
            && ($number & 0xF0000000) !== ip2long('224.0.0.0');
    }

    private function download(string $url, string $resolved): string
    {
        $bytes = '';
        $request = curl_init($url);
        curl_setopt_array($request, [
            CURLOPT_RESOLVE => [$resolved],
            CURLOPT_IPRESOLVE => CURL_IPRESOLVE_V4,
            CURLOPT_PROXY => '',
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_PROTOCOLS => CURLPROTO_HTTP | CURLPROTO_HTTPS,
            CURLOPT_CONNECTTIMEOUT => 3,
            CURLOPT_TIMEOUT => self::SECONDS,
            CURLOPT_NOSIGNAL => true,
            CURLOPT_USERAGENT => 'cvety-bitrix/1',
            CURLOPT_HTTPHEADER => ['Accept: image/*'],
            CURLOPT_WRITEFUNCTION => static function ($handle, string $part) use (&$bytes): int {
                $bytes .= $part;
                return strlen($bytes) > self::LARGEST ? 0 : strlen($part);
            },
        ]);
        $done = curl_exec($request);
        $status = (int) curl_getinfo($request, CURLINFO_RESPONSE_CODE);
        $fault = curl_errno($request);
        curl_close($request);
        if (strlen($bytes) > self::LARGEST) {
            throw new Refused('image', 'the picture is too large');
        }
        if ($done === false || $status !== 200) {
            throw new Refused('image', 'cannot be fetched: ' . ($done === false ? "curl $fault" : "HTTP $status"));
        }
        return $bytes;
    }
}
