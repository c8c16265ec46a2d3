<?php

declare(strict_types=1);

namespace Cvety\Bitrix\Tests;

use RuntimeException;

/** PHP's built-in server over a folder, for as long as the tests run. */
final class Servers
{
    /** @param array<string, string> $environment */
    public static function start(string $root, string $router = '', array $environment = []): string
    {
        $probe = stream_socket_server('tcp://127.0.0.1:0');
        $address = (string) stream_socket_get_name($probe, false);
        fclose($probe);
        $command = array_values(array_filter([PHP_BINARY, '-S', $address, '-t', $root, $router]));
        $process = proc_open($command, [['file', '/dev/null', 'r'], ['file', '/dev/null', 'w'], ['file', "$root/../server.log", 'a']], $pipes, null, $environment + getenv());
        register_shutdown_function(static function () use ($process): void {
            proc_terminate($process, 9);
            proc_close($process);
        });
        for ($i = 0; $i < 100; $i++) {
            $socket = @stream_socket_client('tcp://' . $address, $code, $text, 0.2);
            if ($socket !== false) {
                fclose($socket);
                return "http://$address";
            }
            usleep(50000);
        }
        throw new RuntimeException("no server at $address");
    }

    /**
     * @param list<string> $headers
     * @return array{int, string, string} status, content type, body
     */
    public static function ask(string $url, string $method, string $body, array $headers): array
    {
        $request = curl_init($url);
        curl_setopt_array($request, [
            CURLOPT_CUSTOMREQUEST => $method, CURLOPT_POSTFIELDS => $body, CURLOPT_HTTPHEADER => $headers,
            CURLOPT_RETURNTRANSFER => true, CURLOPT_TIMEOUT => 10,
        ]);
        $answer = curl_exec($request);
        return [
            (int) curl_getinfo($request, CURLINFO_RESPONSE_CODE),
            (string) curl_getinfo($request, CURLINFO_CONTENT_TYPE),
            (string) $answer,
        ];
    }

    /** A folder that goes when the tests end. */
    public static function folder(): string
    {
        $folder = sys_get_temp_dir() . '/cvety-bitrix-' . bin2hex(random_bytes(6));
        mkdir($folder, 0700);
        register_shutdown_function(static fn () => self::remove($folder));
        return $folder;
    }

    public static function copy(string $from, string $to): void
    {
        if (is_dir($from)) {
            @mkdir($to, 0700, true);
            foreach (array_diff((array) scandir($from), ['.', '..']) as $name) {
                self::copy("$from/$name", "$to/$name");
            }
        } else {
            copy($from, $to);
        }
    }

    private static function remove(string $path): void
    {
        if (is_dir($path) && !is_link($path)) {
            foreach (array_diff((array) scandir($path), ['.', '..']) as $name) {
                self::remove("$path/$name");
            }
            @rmdir($path);
        } else {
            @unlink($path);
        }
    }
}
