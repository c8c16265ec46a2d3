package kz.cvety.stack;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hooks as our PHP sends them, about 1 KB each, over a fixed set of orders: each raises its order's version and
 * writes the moment it left into the card text, so that whoever sees the fact knows how old it is.
 */
final class HookTraffic {

    static final int ORDERS = 500;
    private static final String MARK = "sent at ";

    private final String token;
    private final long firstOrder;
    private final AtomicLong sent = new AtomicLong();

    HookTraffic(String token, long firstOrder) {
        this.token = token;
        this.firstOrder = firstOrder;
    }

    /** The next hook as a whole HTTP request; its number in the load does not matter. */
    byte[] next(long ignored) {
        var n = sent.getAndIncrement();
        return HttpConnection.post(
                "/webhooks/bitrix/order",
                "Authorization: Bearer " + token + "\r\n",
                body(firstOrder + n % ORDERS, n + 1, "N"));
    }

    /** A status change of order {@code i} of the set. */
    byte[] status(int i, String code) {
        return HttpConnection.post(
                "/webhooks/bitrix/order",
                "Authorization: Bearer " + token + "\r\n",
                body(firstOrder + i, sent.incrementAndGet(), code));
    }

    String body(long order, long version, String status) {
        return """
                {"event":"order.update","token":"%s","data":{"ID":"%d","ACCOUNT_NUMBER":"%d","XML_ID":"","VERSION":"%d","STATUS_ID":"%s","USER_ID":"171","PRICE":"12500","PRICE_DELIVERY":"1500","CURRENCY":"KZT","DATE_UPDATE":"2026-03-08T10:00:00+05:00","CHANGED_BY":"42","properties":{"nameRecipient":"Ұлжан Әбдіқызы","phoneRecipient":"+77000000002","addressRecipient":"Алматы, Абай даңғылы 10, 5-пәтер","postcardText":"%s%d","data":"2026-03-08","when":"18","city":"2","shopId":"17008"},"basket":[{"ID":"%d","PRODUCT_ID":"7","NAME":"51 қызыл раушан","PRICE":"11000","QUANTITY":"1","CURRENCY":"KZT"}],"user":{"ID":"171","NAME":"Айгүл Өмірбекқызы","PHONE":"+77000000001"}}}""".formatted(token, order, order, version, status, MARK, System.nanoTime(), order);
    }

    /** A text that says when it was made. */
    static String mark() {
        return MARK + System.nanoTime();
    }

    /** How long ago the hook behind this text left, in nanoseconds; -1 when it was not one of these. */
    static long age(byte[] fact) {
        var text = new String(fact, StandardCharsets.UTF_8);
        var at = text.indexOf(MARK);
        if (at < 0) {
            return -1;
        }
        var end = at + MARK.length();
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return System.nanoTime() - Long.parseLong(text.substring(at + MARK.length(), end));
    }
}
