<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use Bitrix\Main\UserTable;
use Bitrix\Sale\Basket;
use Bitrix\Sale\Delivery;
use Bitrix\Sale\Order;
use Bitrix\Sale\PaySystem;
use CUser;

/** A new order through \Bitrix\Sale. Prices are ours: CUSTOM_PRICE=Y keeps Bitrix from recalculating them. */
final class BitrixDraft implements OrderDraft
{
    private Order $order;
    private string $currency = '';

    public function __construct(private Config $config)
    {
    }

    public function create(string $site, ?int $userId, string $name, string $phone, string $currency): void
    {
        $this->currency = $currency;
        $this->order = Order::create($site, $this->buyer($userId, $name, $phone), $currency);
    }

    public function basket(array $items): void
    {
        $basket = Basket::create($this->order->getSiteId());
        foreach ($items as $item) {
            $line = $basket->createItem('catalog', $item['PRODUCT_ID']);
            Results::check($line->setFields([
                'NAME' => $item['NAME'],
                'QUANTITY' => $item['QUANTITY'],
                'PRICE' => $item['PRICE'],
                'BASE_PRICE' => $item['PRICE'],
                'CURRENCY' => $item['CURRENCY'],
                'CUSTOM_PRICE' => 'Y',
                'LID' => $this->order->getSiteId(),
            ]), 'basket');
        }
        Results::check($this->order->setBasket($basket), 'basket');
    }

    public function personType(int $id): void
    {
        $this->order->setPersonTypeId($id);
    }

    public function shipment(string $price): void
    {
        $service = $this->config->number('delivery_id')
            ?: (int) Delivery\Services\EmptyDeliveryService::getEmptyDeliveryServiceId();
        $shipment = $this->order->getShipmentCollection()->createItem(
            Delivery\Services\Manager::getObjectById($service) ?? throw new Refused('shipment', "no delivery service $service"),
        );
        foreach ($this->order->getBasket() as $line) {
            $packed = $shipment->getShipmentItemCollection()->createItem($line);
            Results::check($packed->setQuantity($line->getQuantity()), 'shipment');
        }
        Results::check($shipment->setFields([
            'CURRENCY' => $this->currency,
            'CUSTOM_PRICE_DELIVERY' => 'Y',
            'BASE_PRICE_DELIVERY' => $price,
            'PRICE_DELIVERY' => $price,
        ]), 'shipment');
    }

    public function payment(): void
    {
        $system = $this->config->number('pay_system_id') ?: (int) PaySystem\Manager::getInnerPaySystemId();
        $payment = $this->order->getPaymentCollection()->createItem(
            PaySystem\Manager::getObjectById($system) ?? throw new Refused('payment', "no pay system $system"),
        );
        Results::check($payment->setFields(['SUM' => $this->order->getPrice(), 'CURRENCY' => $this->currency]), 'payment');
    }

    public function properties(array $values): void
    {
        $codes = $this->config->properties();
        $known = [];
        foreach ($this->order->getPropertyCollection() as $property) {
            $known[$property->getField('CODE')] = $property;
        }
        foreach ($values as $name => $value) {
            $property = $known[$codes[$name]] ?? throw new Refused('properties', "the shop has no order property $codes[$name]");
            Results::check($property->setField('VALUE', $value), 'properties');
        }
    }

    public function save(string $xmlId, string $status): int
    {
        Results::check($this->order->setField('XML_ID', $xmlId), 'save');
        Results::check($this->order->setField('STATUS_ID', $status), 'save');
        Results::check($this->order->save(), 'save');
        return (int) $this->order->getId();
    }

    /** The account named, else the one with this phone, else a new one that nobody can log in to. */
    private function buyer(?int $userId, string $name, string $phone): int
    {
        if ($userId !== null && UserTable::getByPrimary($userId, ['select' => ['ID']])->fetch()) {
            return $userId;
        }
        if ($phone !== '') {
            $known = UserTable::getList([
                'select' => ['ID'], 'filter' => ['=PERSONAL_PHONE' => $phone], 'order' => ['ID' => 'ASC'], 'limit' => 1,
            ])->fetch();
            if ($known) {
                return (int) $known['ID'];
            }
        }
        $login = 'cvety-' . bin2hex(random_bytes(8));
        $user = new CUser();
        $id = $user->Add([
            'LOGIN' => $login,
            'EMAIL' => $login . '@buyers.invalid',
            'PASSWORD' => bin2hex(random_bytes(24)) . 'Aa1!',
            'NAME' => $name,
            'PERSONAL_PHONE' => $phone,
            'ACTIVE' => 'Y',
        ]);
        return $id ? (int) $id : throw new Refused('create', 'the buyer could not be registered');
    }
}
