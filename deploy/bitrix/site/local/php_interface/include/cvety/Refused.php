<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use RuntimeException;

/** A call this shop refuses for a reason the caller may read. */
final class Refused extends RuntimeException
{
    public function __construct(public readonly string $step, string $why)
    {
        parent::__construct($why);
    }
}
