<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use Bitrix\Main\ORM\Data\DataManager;
use Bitrix\Main\ORM\Fields\IntegerField;
use Bitrix\Main\ORM\Fields\StringField;
use Bitrix\Main\ORM\Fields\TextField;

/**
 * What was last noted of each product: its version, its snapshot and its hook in one row. STATE is W(aiting), S(ent) or
 * R(efused); times are unix seconds.
 */
final class ProductTable extends DataManager
{
    public static function getTableName(): string
    {
        return 'cvety_product';
    }

    public static function getMap(): array
    {
        return [
            new IntegerField('PRODUCT_ID', ['primary' => true]),
            new IntegerField('VERSION', ['required' => true]),
            new StringField('EVENT', ['required' => true, 'size' => 32]),
            new TextField('SNAPSHOT', ['required' => true, 'long' => true]),
            new StringField('DIGEST', ['required' => true, 'size' => 64]),
            new IntegerField('CHANGED_AT', ['required' => true]),
            new StringField('STATE', ['required' => true, 'size' => 1]),
            new IntegerField('ATTEMPTS', ['required' => true]),
            new IntegerField('DUE_AT', ['required' => true]),
            new IntegerField('DONE_AT', ['required' => true]),
            new StringField('LAST_ERROR', ['size' => 64]),
        ];
    }
}
