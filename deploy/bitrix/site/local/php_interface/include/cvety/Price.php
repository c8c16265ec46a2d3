<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

/** The price of a product as shoppers read it: "4 950 ₸". */
final class Price
{
    public static function show(string $amount, string $currency): string
    {
        if ($amount === '') {
            return '';
        }
        [$whole, $rest] = explode('.', Snapshot::money($amount)) + [1 => ''];
        $text = (string) preg_replace('/(?<=\d)(?=(\d{3})+$)/', ' ', $whole) . ($rest === '' ? '' : ",$rest");
        return $text . ' ' . ($currency === 'KZT' ? '₸' : $currency);
    }

    /** Reads what a person may write: any of the spaces, a comma or a point, a word for the currency. */
    public static function read(string $text): string
    {
        $plain = (string) preg_replace('/[ \x{00A0}\x{202F}\x{2009}]/u', '', $text);
        $plain = (string) preg_replace('/(₸|тг\.?|тенге|kzt)$/iu', '', $plain);
        if (!preg_match('/^\d{1,12}([.,]\d{1,2})?$/', $plain)) {
            throw new Refused('price', 'not a price: ' . mb_substr($text, 0, 40));
        }
        return (string) preg_replace('/^0+(?=\d)/', '', Snapshot::decimal(str_replace(',', '.', $plain)));
    }
}
