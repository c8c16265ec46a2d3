package kz.cvety.sync;

import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ObjectNode;

/** Hooks as our PHP sends them; the people are made up. */
public final class Hooks {

    private static final AtomicLong IDS = new AtomicLong(122_000);

    private Hooks() {}

    public static String newId() {
        return String.valueOf(IDS.incrementAndGet());
    }

    /** A full hook without a version, as the first bridge sent it. */
    public static ObjectNode order(String id, String status) {
        var hook = (ObjectNode) Gateway.JSON.readTree("""
                {"event":"order.update","data":{"ID":"0","ACCOUNT_NUMBER":"0","STATUS_ID":"N","USER_ID":"171",
                 "PRICE":"12500","PRICE_DELIVERY":"1500","CURRENCY":"KZT",
                 "properties":{"nameRecipient":"Әлия 🌷","phoneRecipient":"+7 700 000 00 02",
                   "addressRecipient":"Абай даңғылы 1","postcardText":"Туған күніңмен!\\nҚұтты болсын","data":"2026-03-08",
                   "when":"18","city":"2","shopId":"17008"},
                 "basket":[{"ID":"1","PRODUCT_ID":"7","NAME":"Розы","PRICE":"11000","QUANTITY":"1","CURRENCY":"KZT"}],
                 "user":{"ID":"171","NAME":"Данияр","PHONE":"8 700 000 00 01"}}}
                """);
        data(hook).put("ID", id).put("ACCOUNT_NUMBER", id).put("STATUS_ID", status);
        return hook;
    }

    /** A full hook of our own module, which counts the saves. */
    public static ObjectNode order(String id, String status, long version) {
        var hook = order(id, status);
        data(hook).put("VERSION", String.valueOf(version));
        return hook;
    }

    public static ObjectNode data(ObjectNode hook) {
        return (ObjectNode) hook.get("data");
    }

    public static ObjectNode properties(ObjectNode hook) {
        return (ObjectNode) data(hook).get("properties");
    }
}
