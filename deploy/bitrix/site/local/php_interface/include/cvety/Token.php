<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/** The secret the gateway presents. */
final class Token
{
    /** Both the token and the one before it are compared, always, in constant time. */
    public static function matches(Config $config, string $given): bool
    {
        $digest = hash('sha256', $given);
        $now = $config->required('api_token');
        $before = $config->text('api_token_before') ?: $now;
        $matchesNow = hash_equals(hash('sha256', $now), $digest);
        $matchesBefore = hash_equals(hash('sha256', $before), $digest);
        return $matchesNow || $matchesBefore;
    }
}
