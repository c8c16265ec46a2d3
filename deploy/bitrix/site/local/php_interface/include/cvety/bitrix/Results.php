<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use Bitrix\Main\Result;

/** Bitrix reports refusals in a result that is easy to drop. */
final class Results
{
    public static function check(Result $result, string $step): void
    {
        if (!$result->isSuccess()) {
            throw new Refused($step, implode('; ', $result->getErrorMessages()));
        }
    }
}
