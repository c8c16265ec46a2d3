<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use Bitrix\Catalog\Model\Product;
use Bitrix\Catalog\PriceTable;
use Bitrix\Iblock\ElementTable;
use Bitrix\Main\Application;
use CFile;
use CIBlockElement;
use CTempFile;
use CUtil;
use Throwable;

/** Products of one information block, with one price each. Trade offers and other prices are left alone. */
final class BitrixCatalog implements Catalog
{
    public function __construct(private Config $config)
    {
    }

    public function read(int $id): ?array
    {
        $picture = $this->config->text('product_picture');
        $element = ElementTable::getList([
            'select' => ['ID', 'XML_ID', 'NAME', 'ACTIVE', 'DETAIL_TEXT', 'DETAIL_TEXT_TYPE', $picture],
            'filter' => ['=ID' => $id, '=IBLOCK_ID' => $this->block(), '=WF_PARENT_ELEMENT_ID' => null],
        ])->fetch();
        if (!$element) {
            return null;
        }
        $price = $this->price($id);
        $file = $element[$picture] ? CFile::GetFileArray((int) $element[$picture]) : false;
        return [
            'ID' => $id,
            'XML_ID' => (string) $element['XML_ID'],
            'NAME' => (string) $element['NAME'],
            'PRICE' => $price === null ? '' : (string) $price['PRICE'],
            'CURRENCY' => (string) ($price['CURRENCY'] ?? 'KZT'),
            'ACTIVE' => $element['ACTIVE'] === 'Y',
            'IMAGE' => $file ? $this->address((string) $file['SRC']) : '',
            'IMAGE_HASH' => $file ? (string) ($file['EXTERNAL_ID'] ?? '') : '',
            'IMAGES' => $this->photos($id),
            'HEIGHT' => implode(', ', $this->values($id, $this->config->text('product_height'))),
            'DESCRIPTION' => self::plain((string) $element['DETAIL_TEXT'], (string) $element['DETAIL_TEXT_TYPE']),
        ];
    }

    public function idByXmlId(string $xmlId): ?int
    {
        $row = ElementTable::getList([
            'select' => ['ID'],
            'filter' => ['=XML_ID' => $xmlId, '=IBLOCK_ID' => $this->block(), '=WF_PARENT_ELEMENT_ID' => null],
            'order' => ['ID' => 'ASC'],
            'limit' => 1,
        ])->fetch();
        return $row ? (int) $row['ID'] : null;
    }

    public function changedSince(int $since, int $afterId, int $limit): array
    {
        $rows = ElementTable::getList([
            'select' => ['ID'],
            'filter' => [
                '=IBLOCK_ID' => $this->block(),
                '=WF_PARENT_ELEMENT_ID' => null,
                '>=TIMESTAMP_X' => \Bitrix\Main\Type\DateTime::createFromTimestamp($since),
                '>ID' => $afterId,
            ],
            'order' => ['ID' => 'ASC'],
            'limit' => $limit,
        ])->fetchAll();
        return array_map(static fn (array $row): int => (int) $row['ID'], $rows);
    }

    public function create(string $xmlId, array $changes): int
    {
        return $this->whole(function () use ($xmlId, $changes): int {
            $element = new CIBlockElement();
            $section = $this->config->number('product_section_id');
            $code = (string) CUtil::translit($changes['name'], 'ru', ['replace_space' => '-', 'replace_other' => '-', 'max_len' => 60]);
            $id = $element->Add($this->fields($changes) + [
                'IBLOCK_ID' => $this->block(),
                'IBLOCK_SECTION_ID' => $section > 0 ? $section : false,
                'XML_ID' => $xmlId,
                'CODE' => $code . '-' . substr($xmlId, -12),
                'ACTIVE' => 'Y',
            ]);
            if (!$id) {
                throw new Refused('save', strip_tags((string) $element->LAST_ERROR));
            }
            Results::check(Product::add(['ID' => (int) $id]), 'save');
            $this->setPrice((int) $id, $changes['price']);
            return (int) $id;
        });
    }

    public function update(int $id, array $changes): void
    {
        $this->whole(function () use ($id, $changes): void {
            $fields = $this->fields($changes);
            $element = new CIBlockElement();
            if ($fields !== [] && !$element->Update($id, $fields)) {
                throw new Refused('save', strip_tags((string) $element->LAST_ERROR));
            }
            if (isset($changes['price'])) {
                $this->setPrice($id, $changes['price']);
            }
        });
    }

    public function alone(string $name, callable $work): mixed
    {
        return Locks::alone($name, $work);
    }

    /**
     * @param array<string, mixed> $changes
     * @return array<string, mixed>
     */
    private function fields(array $changes): array
    {
        $fields = [];
        if (isset($changes['name'])) {
            $fields['NAME'] = $changes['name'];
        }
        if (isset($changes['description'])) {
            $fields += ['DETAIL_TEXT' => $changes['description'], 'DETAIL_TEXT_TYPE' => 'text'];
        }
        if (isset($changes['enabled'])) {
            $fields['ACTIVE'] = $changes['enabled'] ? 'Y' : 'N';
        }
        if (array_key_exists('image', $changes)) {
            $fields[$this->config->text('product_picture')] = $changes['image'] === null
                ? ['del' => 'Y']
                : self::file($changes['image']);
        }
        return $fields;
    }

    /** @return array<string, mixed> */
    private static function file(Picture $picture): array
    {
        $path = CTempFile::GetFileName($picture->hash . '.' . $picture->extension);
        CheckDirPath($path);
        file_put_contents($path, $picture->bytes);
        $file = CFile::MakeFileArray($path);
        $fault = CFile::CheckImageFile($file);
        if ($fault !== null && $fault !== '') {
            throw new Refused('image', strip_tags((string) $fault));
        }
        // Bitrix keeps this beside the file: the same bytes are known again without reading them.
        return ['external_id' => $picture->hash] + $file;
    }

    private function setPrice(int $id, string $amount): void
    {
        $fields = ['PRICE' => $amount, 'CURRENCY' => 'KZT'];
        $known = $this->price($id);
        Results::check($known === null
            ? \Bitrix\Catalog\Model\Price::add($fields + ['PRODUCT_ID' => $id, 'CATALOG_GROUP_ID' => $this->config->number('product_price_group_id')])
            : \Bitrix\Catalog\Model\Price::update((int) $known['ID'], $fields), 'price');
    }

    /** @return array<string, mixed>|null */
    private function price(int $id): ?array
    {
        return PriceTable::getList([
            'select' => ['ID', 'PRICE', 'CURRENCY'],
            'filter' => ['=PRODUCT_ID' => $id, '=CATALOG_GROUP_ID' => $this->config->number('product_price_group_id')],
            'order' => ['QUANTITY_FROM' => 'ASC', 'ID' => 'ASC'],
            'limit' => 1,
        ])->fetch() ?: null;
    }

    /** @return list<string> */
    private function photos(int $id): array
    {
        $sources = array_map(
            static fn (string $file): string => (string) CFile::GetPath((int) $file),
            $this->values($id, $this->config->text('product_photos')),
        );
        return array_map($this->address(...), array_values(array_filter($sources)));
    }

    /** @return list<string> */
    private function values(int $id, string $code): array
    {
        if ($code === '') {
            return [];
        }
        $rows = CIBlockElement::GetProperty($this->block(), $id, ['sort' => 'asc', 'id' => 'asc'], ['CODE' => $code]);
        $values = [];
        while ($row = $rows->Fetch()) {
            $value = $row['PROPERTY_TYPE'] === 'L' ? $row['VALUE_ENUM'] : $row['VALUE'];
            if (is_scalar($value) && (string) $value !== '') {
                $values[] = (string) $value;
            }
        }
        return $values;
    }

    private function address(string $source): string
    {
        if (preg_match('~^https?://~', $source)) {
            return $source;
        }
        return rtrim($this->config->required('site_url'), '/') . implode('/', array_map(rawurlencode(...), explode('/', rawurldecode($source))));
    }

    private static function plain(string $text, string $type): string
    {
        if ($type !== 'html') {
            return $text;
        }
        $lines = (string) preg_replace('~<br\s*/?>|</p>|</div>|</li>~i', "\n", $text);
        return trim(html_entity_decode(strip_tags($lines), ENT_QUOTES | ENT_HTML5, 'UTF-8'));
    }

    private function block(): int
    {
        return $this->config->number('product_iblock_id');
    }

    /**
     * @template T
     * @param callable(): T $work
     * @return T
     */
    private function whole(callable $work): mixed
    {
        $connection = Application::getConnection();
        $connection->startTransaction();
        try {
            $result = $work();
            $connection->commitTransaction();
            return $result;
        } catch (Throwable $fault) {
            $connection->rollbackTransaction();
            throw $fault;
        }
    }
}
