<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/** Where pictures of products come from. */
interface Pictures
{
    /** Downloads a picture, or refuses at step "image". */
    public function fetch(string $url): Picture;
}
