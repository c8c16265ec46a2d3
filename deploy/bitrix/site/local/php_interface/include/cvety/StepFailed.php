<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use RuntimeException;
use Throwable;

/** Something broke at a step of the creation of an order; the order may exist or not. */
final class StepFailed extends RuntimeException
{
    public function __construct(public readonly string $step, Throwable $cause)
    {
        parent::__construct('failed at ' . $step, 0, $cause);
    }
}
