<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use RuntimeException;

/**
 * Settings of this shop. They come from one PHP file outside the document root and from the environment, which wins; a
 * secret has no default, and a file inside the document root is refused.
 */
final class Config
{
    private const ENVIRONMENT = [
        'hook_url' => 'CVETY_HOOK_URL',
        'product_hook_url' => 'CVETY_PRODUCT_HOOK_URL',
        'hook_token' => 'CVETY_HOOK_TOKEN',
        'api_token' => 'CVETY_API_TOKEN',
        'api_token_before' => 'CVETY_API_TOKEN_BEFORE',
    ];

    private const DEFAULTS = [
        'hook_url' => '',
        'hook_token' => '',
        'api_token' => '',
        'api_token_before' => '',
        'connect_timeout' => 2,
        'timeout' => 5,
        'allow_http' => false,
        'delivery_id' => 0,
        'pay_system_id' => 0,
        'properties' => [],
        'keep_sent_days' => 14,
        'product_hook_url' => '',
        'product_iblock_id' => 0,
        'product_section_id' => 0,
        'product_price_group_id' => 1,
        'product_picture' => 'PREVIEW_PICTURE',
        'product_photos' => 'MORE_PHOTO',
        'product_height' => 'HEIGHT',
        'site_url' => '',
        'image_hosts' => [],
    ];

    /** @param array<string, mixed> $values */
    private function __construct(private array $values)
    {
    }

    /** @param array<string, mixed> $values */
    public static function of(array $values): self
    {
        $unknown = array_diff_key($values, self::DEFAULTS);
        if ($unknown !== []) {
            throw new RuntimeException('unknown settings: ' . implode(', ', array_keys($unknown)));
        }
        return new self($values + self::DEFAULTS);
    }

    public static function load(string $documentRoot): self
    {
        $file = getenv('CVETY_BITRIX_CONFIG') ?: dirname($documentRoot) . '/cvety-bitrix.php';
        $values = [];
        if (is_file($file)) {
            $root = realpath($documentRoot);
            if ($root !== false && strpos((string) realpath($file), $root . DIRECTORY_SEPARATOR) === 0) {
                throw new RuntimeException('the settings file lies inside the document root: move it out');
            }
            $values = (array) require $file;
        }
        foreach (self::ENVIRONMENT as $name => $variable) {
            $value = getenv($variable);
            if ($value !== false && $value !== '') {
                $values[$name] = $value;
            }
        }
        return self::of($values);
    }

    /** A setting that must be there. */
    public function required(string $name): string
    {
        $value = (string) $this->values[$name];
        if ($value === '') {
            throw new RuntimeException("setting $name is empty");
        }
        return $value;
    }

    public function text(string $name): string
    {
        return (string) $this->values[$name];
    }

    public function number(string $name): int
    {
        return (int) $this->values[$name];
    }

    public function flag(string $name): bool
    {
        return (bool) $this->values[$name];
    }

    /** Whether this shop keeps its products equal, too. */
    public function tellsProducts(): bool
    {
        return $this->number('product_iblock_id') > 0 && $this->text('product_hook_url') !== '';
    }

    /** @return list<string> host:port of picture servers inside the shop's own network */
    public function imageHosts(): array
    {
        return array_values((array) $this->values['image_hosts']);
    }

    /**
     * The shop's own code of each order property of the protocol.
     *
     * @return array<string, string>
     */
    public function properties(): array
    {
        return (array) $this->values['properties'] + array_combine(Snapshot::PROPERTIES, Snapshot::PROPERTIES);
    }
}
