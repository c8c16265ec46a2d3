<?php

declare(strict_types=1);

namespace Cvety\Bitrix\Tests;

use Cvety\Bitrix\Picture;
use Cvety\Bitrix\Pictures;
use Cvety\Bitrix\Refused;

final class MemoryPictures implements Pictures
{
    /** @var array<string, string> bytes by address */
    public array $pictures = [];
    public int $fetched = 0;

    public function fetch(string $url): Picture
    {
        $this->fetched++;
        return new Picture($this->pictures[$url] ?? throw new Refused('image', 'cannot be fetched: HTTP 404'), 'jpg');
    }
}
