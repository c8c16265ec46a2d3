<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use Bitrix\Main\ORM\Data\DataManager;
use Bitrix\Main\ORM\Fields\IntegerField;
use Bitrix\Main\ORM\Fields\StringField;
use Bitrix\Main\ORM\Fields\TextField;

/** Hooks that wait, and for a while those that were sent. STATE is W(aiting), S(ent) or R(efused); times are unix seconds. */
final class OutboxTable extends DataManager
{
    public static function getTableName(): string
    {
        return 'cvety_outbox';
    }

    public static function getMap(): array
    {
        return [
            new IntegerField('ID', ['primary' => true, 'autocomplete' => true]),
            new IntegerField('ORDER_ID', ['required' => true]),
            new StringField('EVENT', ['required' => true, 'size' => 32]),
            new TextField('SNAPSHOT', ['required' => true, 'long' => true]),
            new StringField('STATE', ['required' => true, 'size' => 1]),
            new IntegerField('ATTEMPTS', ['required' => true]),
            new IntegerField('DUE_AT', ['required' => true]),
            new IntegerField('DONE_AT', ['required' => true]),
            new StringField('LAST_ERROR', ['size' => 64]),
        ];
    }
}
