<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use Throwable;

/**
 * Creates an order step by step and logs each step. An external key that exists is answered with its order; two calls with one
 * key at the same time make one order.
 */
final class CreateOrder
{
    public function __construct(private Shop $shop)
    {
    }

    /** @param array<string, mixed> $call */
    public function handle(array $call): Answer
    {
        $xmlId = Fields::text($call, 'xml_id', 'order');
        return $this->shop->alone("create:$xmlId", function () use ($xmlId, $call): Answer {
            $existing = $this->shop->idByXmlId($xmlId);
            return $existing === null
                ? $this->answer(Guard::during(fn (): int => $this->create($xmlId, $call)))
                : $this->answer($existing, ['existing' => true]);
        });
    }

    /** @param array<string, mixed> $call */
    private function create(string $xmlId, array $call): int
    {
        $user = (array) ($call['user'] ?? []);
        $currency = Fields::text($call, 'currency', 'create', 'KZT');
        $status = Fields::text($call, 'status', 'status', 'N');
        if (!$this->shop->hasStatus($status)) {
            throw new Refused('status', "unknown status: $status");
        }
        $items = self::items($call, $currency);
        $properties = self::values((array) ($call['properties'] ?? []));

        $draft = $this->shop->draft();
        $this->step('create', $xmlId, static fn () => $draft->create(
            Fields::text($call, 'lid', 'create'),
            Fields::id($call, 'user_id', 'create', 0) ?: null,
            Fields::text($user, 'NAME', 'create', ''),
            Fields::text($user, 'PHONE', 'create', ''),
            $currency,
        ));
        $this->step('basket', $xmlId, static fn () => $draft->basket($items));
        $this->step('person type', $xmlId, static fn () => $draft->personType(
            Fields::id($call, 'person_type_id', 'person type'),
        ));
        $this->step('shipment', $xmlId, static fn () => $draft->shipment(
            Fields::amount($call, 'price_delivery', 'shipment', '0'),
        ));
        $this->step('payment', $xmlId, static fn () => $draft->payment());
        $this->step('properties', $xmlId, static fn () => $draft->properties($properties));
        return $this->step('save', $xmlId, static fn (): int => $draft->save($xmlId, $status));
    }

    /**
     * @template T
     * @param callable(): T $work
     * @return T
     */
    private function step(string $name, string $xmlId, callable $work): mixed
    {
        $started = microtime(true);
        $outcome = 'failed';
        try {
            $result = $work();
            $outcome = 'done';
            return $result;
        } catch (Refused $refused) {
            $outcome = 'refused';
            throw $refused;
        } catch (Throwable $fault) {
            throw new StepFailed($name, $fault);
        } finally {
            Log::line('create', [
                'xml_id' => $xmlId,
                'step' => $name,
                'outcome' => $outcome,
                'ms' => (int) ((microtime(true) - $started) * 1000),
            ]);
        }
    }

    /** @param array<string, mixed> $more */
    private function answer(int $id, array $more = []): Answer
    {
        $order = $this->shop->find($id);
        return Answer::success(['order_id' => $id, 'version' => (int) ($order['VERSION'] ?? 1)] + $more);
    }

    /**
     * @param array<string, mixed> $call
     * @return list<array{PRODUCT_ID: int, NAME: string, PRICE: string, QUANTITY: string, CURRENCY: string}>
     */
    private static function items(array $call, string $currency): array
    {
        $items = [];
        foreach ((array) ($call['items'] ?? []) as $line) {
            if (!is_array($line)) {
                throw new Refused('basket', 'an item is not an object');
            }
            $quantity = Fields::amount($line, 'QUANTITY', 'basket', '1');
            if ((float) $quantity <= 0) {
                throw new Refused('basket', 'QUANTITY must be positive');
            }
            $items[] = [
                'PRODUCT_ID' => Fields::id($line, 'PRODUCT_ID', 'basket', 0),
                'NAME' => Fields::text($line, 'NAME', 'basket'),
                'PRICE' => Fields::amount($line, 'PRICE', 'basket'),
                'QUANTITY' => $quantity,
                'CURRENCY' => Fields::text($line, 'CURRENCY', 'basket', $currency),
            ];
        }
        return $items === [] ? throw new Refused('basket', 'basket is empty') : $items;
    }

    /**
     * @param array<string, mixed> $given
     * @return array<string, string>
     */
    private static function values(array $given): array
    {
        $values = [];
        foreach (Snapshot::PROPERTIES as $name) {
            if (isset($given[$name])) {
                $values[$name] = Fields::text($given, $name, 'properties', '');
            }
        }
        return $values;
    }
}
