package kz.cvety.simulators.bitrix;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;
import static java.time.temporal.ChronoUnit.SECONDS;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import kz.cvety.simulators.web.Json;
import tools.jackson.databind.node.ObjectNode;

/** Orders as the shop's PHP spells them: every value is a string. */
final class OrderJson {

    private OrderJson() {}

    /** The {@code data} of a hook and the {@code order} of an answer. */
    static ObjectNode snapshot(BitrixOrder order, boolean legacy) {
        var id = Long.toString(order.id());
        var json = Json.object().put("ID", id).put("ACCOUNT_NUMBER", id);
        if (!legacy) {
            json.put("XML_ID", order.xmlId()).put("VERSION", Long.toString(order.version()));
        }
        json.put("STATUS_ID", order.status())
                .put("USER_ID", Long.toString(order.user().id()))
                .put("PRICE", money(order.price()))
                .put("PRICE_DELIVERY", money(order.priceDelivery()))
                .put("CURRENCY", order.currency());
        if (!legacy) {
            json.put("DATE_UPDATE", time(order.dateUpdate())).put("CHANGED_BY", order.changedBy());
        }
        var properties = json.putObject("properties");
        order.properties().forEach(properties::put);
        var basket = json.putArray("basket");
        order.basket().forEach(item -> basket.add(line(item)));
        json.putObject("user")
                .put("ID", Long.toString(order.user().id()))
                .put("NAME", order.user().name())
                .put("PHONE", order.user().phone());
        return json;
    }

    /** Whole units without a fraction, else two digits: {@code 12500}, {@code 12500.50}. */
    static String money(BigDecimal amount) {
        var plain = amount.stripTrailingZeros();
        return plain.scale() <= 0
                ? plain.toPlainString()
                : plain.setScale(Math.max(2, plain.scale())).toPlainString();
    }

    static String time(Instant instant) {
        return ISO_OFFSET_DATE_TIME.format(instant.truncatedTo(SECONDS).atOffset(ZoneOffset.ofHours(5)));
    }

    private static ObjectNode line(BasketItem item) {
        return Json.object()
                .put("ID", Long.toString(item.id()))
                .put("PRODUCT_ID", item.productId())
                .put("NAME", item.name())
                .put("PRICE", money(item.price()))
                .put("QUANTITY", item.quantity().stripTrailingZeros().toPlainString())
                .put("CURRENCY", item.currency());
    }
}
