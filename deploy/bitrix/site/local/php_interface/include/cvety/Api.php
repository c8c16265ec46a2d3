<?php

declare(strict_types=1);

namespace Cvety\Bitrix;

use DateTimeImmutable;
use Exception;
use Throwable;

/**
 * The calls from the gateway. The method, the token and the body are judged before Bitrix is loaded; a refusal says the step it
 * happened at; a fault of ours is a 500 with nothing in it but the step, so that the caller tries again.
 */
final class Api
{
    public const CREATE = ['order.create'];
    public const CHANGE = ['order.status', 'order.find', 'order.get', 'order.changed', 'get_product', 'changed_products'];

    private const LARGEST_BODY = 1048576;

    /** @param list<string> $actions what this file answers to */
    public function __construct(private Config $config, private array $actions)
    {
    }

    /**
     * @param array<string, mixed> $server as $_SERVER
     * @param callable(): Shop $shop loads Bitrix
     */
    public function handle(array $server, string $body, callable $shop): Answer
    {
        if (($server['REQUEST_METHOD'] ?? '') !== 'POST') {
            return Answer::error(405, 'method not allowed', 'request');
        }
        if (!Token::matches($this->config, (string) ($server['HTTP_X_API_TOKEN'] ?? ''))) {
            return Answer::error(401, 'unauthorized', 'auth');
        }
        if (strlen($body) > self::LARGEST_BODY) {
            return Answer::error(413, 'body too large', 'request');
        }
        $call = Json::read($body);
        if ($call === null) {
            return Answer::error(200, 'invalid json', 'request');
        }
        $action = is_string($call['action'] ?? null) ? $call['action'] : '';
        if (!in_array($action, $this->actions, true)) {
            return Answer::error(200, "unknown action: $action", 'action');
        }
        $started = microtime(true);
        $answer = $this->perform($action, $call, $shop);
        Log::line('api', [
            'action' => $action,
            'http' => $answer->status,
            'status' => $answer->body['status'],
            'step' => $answer->body['step'] ?? '',
            'order' => $answer->body['order_id'] ?? '',
            'ms' => (int) ((microtime(true) - $started) * 1000),
        ]);
        return $answer;
    }

    /**
     * @param array<string, mixed> $call
     * @param callable(): Shop $load
     */
    private function perform(string $action, array $call, callable $load): Answer
    {
        try {
            $shop = $load();
            return match ($action) {
                'order.create' => (new CreateOrder($shop))->handle($call),
                'order.status' => $this->status($shop, $call),
                'order.find' => $this->found($shop, $shop->idByXmlId($this->xmlId($call))),
                'order.get' => $this->found($shop, Fields::id($call, 'order_id', 'order')),
                'order.changed' => $this->changed($shop, $call),
                'get_product' => $this->product($shop->products()->find(Fields::id($call, 'product_id', 'product'))),
                'changed_products' => $this->changedProducts($shop->products(), $call),
            };
        } catch (Refused $refused) {
            return Answer::error(200, $refused->getMessage(), $refused->step);
        } catch (StepFailed $failed) {
            Log::fault($failed->getPrevious() ?? $failed);
            return Answer::error(500, 'internal error', $failed->step);
        } catch (Throwable $fault) {
            Log::fault($fault);
            return Answer::error(500, 'internal error', $action);
        }
    }

    /** @param array<string, mixed> $call */
    private function status(Shop $shop, array $call): Answer
    {
        $id = Fields::id($call, 'order_id', 'order');
        $status = Fields::text($call, 'status', 'status');
        if (!$shop->hasStatus($status)) {
            throw new Refused('status', "unknown status: $status");
        }
        return $shop->alone("order:$id", function () use ($shop, $id, $status): Answer {
            $before = $shop->find($id) ?? throw new Refused('order', "no such order: $id");
            if ($before['STATUS_ID'] !== $status) {
                Guard::during(static fn () => $shop->changeStatus($id, $status));
            }
            $after = $shop->find($id) ?? throw new Refused('order', "no such order: $id");
            return Answer::success([
                'order_id' => $id,
                'old_status' => $before['STATUS_ID'],
                'new_status' => $after['STATUS_ID'],
                'version' => (int) $after['VERSION'],
            ]);
        });
    }

    /** @param array<string, mixed> $call */
    private function changed(Shop $shop, array $call): Answer
    {
        $limit = self::limit($call);
        $orders = $shop->changedSince(self::since($call), self::afterId($call), $limit);
        return Answer::success([
            'orders' => $orders,
            'next_after_id' => count($orders) === $limit ? (int) end($orders)['ID'] : null,
        ]);
    }

    /** @param array<string, mixed> $call */
    private function changedProducts(Products $products, array $call): Answer
    {
        return Answer::success($products->changedSince(self::since($call), self::afterId($call), self::limit($call)));
    }

    /** @param array<string, mixed>|null $product */
    private function product(?array $product): Answer
    {
        return $product === null ? Answer::notFound() : Answer::success(['product' => $product]);
    }

    /** @param array<string, mixed> $call */
    private static function since(array $call): DateTimeImmutable
    {
        $since = Fields::text($call, 'since', 'since', '1970-01-01T00:00:00+00:00');
        try {
            return new DateTimeImmutable($since);
        } catch (Exception) {
            throw new Refused('since', "not a time: $since");
        }
    }

    /** @param array<string, mixed> $call */
    private static function afterId(array $call): int
    {
        return (int) Fields::text($call, 'after_id', 'after_id', '0');
    }

    /** @param array<string, mixed> $call */
    private static function limit(array $call): int
    {
        return max(1, min(500, (int) Fields::text($call, 'limit', 'limit', '50')));
    }

    private function found(Shop $shop, ?int $id): Answer
    {
        $order = $id === null ? null : $shop->find($id);
        return $order === null ? Answer::notFound() : Answer::success(['order' => $order]);
    }

    /** @param array<string, mixed> $call */
    private function xmlId(array $call): string
    {
        return Fields::text($call, 'xml_id', 'order');
    }
}
