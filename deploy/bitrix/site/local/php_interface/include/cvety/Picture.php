<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/** A downloaded picture. */
final class Picture
{
    public readonly string $hash;

    public function __construct(public readonly string $bytes, public readonly string $extension)
    {
        $this->hash = substr(hash('sha256', $bytes), 0, 40);
    }
}
