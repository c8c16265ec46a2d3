<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use Bitrix\Main\ORM\Data\DataManager;
use Bitrix\Main\ORM\Fields\IntegerField;
use Bitrix\Main\ORM\Fields\StringField;

/** How often each order was saved, and by whom last. Bitrix's own VERSION is read and written without a lock, so it may repeat. */
final class VersionTable extends DataManager
{
    public static function getTableName(): string
    {
        return 'cvety_order_version';
    }

    public static function getMap(): array
    {
        return [
            new IntegerField('ORDER_ID', ['primary' => true]),
            new IntegerField('VERSION', ['required' => true]),
            new StringField('CHANGED_BY', ['required' => true, 'size' => 18]),
        ];
    }
}
