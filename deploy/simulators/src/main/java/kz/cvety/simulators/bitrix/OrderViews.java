package kz.cvety.simulators.bitrix;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import kz.cvety.simulators.web.Html;

/** Orders as HTML. */
final class OrderViews {

    /** The properties a manager may edit, with their labels. */
    static final Map<String, String> PROPERTIES = new LinkedHashMap<>();

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss");
    private static final int SHOWN = 200;

    static {
        PROPERTIES.put("nameRecipient", "Получатель");
        PROPERTIES.put("phoneRecipient", "Телефон получателя");
        PROPERTIES.put("addressRecipient", "Адрес");
        PROPERTIES.put("postcardText", "Текст открытки");
        PROPERTIES.put("data", "Дата доставки");
        PROPERTIES.put("when", "Время доставки");
        PROPERTIES.put("city", "Город");
        PROPERTIES.put("shopId", "Магазин");
    }

    private OrderViews() {}

    static Html list(BitrixSimulator simulator) {
        var orders = simulator.shop().orders().reversed();
        var html = new Html()
                .raw("<section><div class=\"top\"><h1>Заказы</h1>")
                .add("<span class=\"m\">всего {}, ", orders.size())
                .add("хуков ждёт {}, ошибок предела {}</span></div>", simulator.pendingHooks(), simulator.limitErrors())
                .raw(
                        "<p class=\"b\"><a href=\"/new\">Новый заказ</a> · <a href=\"/products\">Товары</a> · <a href=\"/faults\">Сбои</a></p>");
        if (!simulator.faults().armed().isEmpty()) {
            html.raw("<p><span class=\"s warn\">включены сбои</span></p>");
        }
        if (orders.isEmpty()) {
            return html.raw("<p class=\"m\">Заказов пока нет.</p></section>");
        }
        html.raw(
                        "<table><tr><th>Номер</th><th>Статус</th><th>Покупатель</th><th>Получатель</th><th class=\"n\">Сумма</th>")
                .raw("<th class=\"n\">Версия</th><th>XML_ID</th><th>Изменён</th></tr>");
        orders.stream().limit(SHOWN).forEach(order -> row(html, order));
        html.raw("</table>");
        if (orders.size() > SHOWN) {
            html.add("<p class=\"m\">Показаны последние {}.</p>", SHOWN);
        }
        return html.raw("</section>");
    }

    static Html one(BitrixOrder order) {
        var html = new Html();
        html.raw("<section>")
                .add("<h1>Заказ {} <span class=\"s\">{}</span></h1>", order.id(), title(order.status()))
                .raw("<table class=\"f\">");
        field(html, "Версия", Long.toString(order.version()));
        field(html, "XML_ID", order.xmlId().isEmpty() ? "нет" : order.xmlId());
        field(html, "Создан", time(order.dateInsert()));
        field(html, "Изменён", time(order.dateUpdate()));
        field(
                html,
                "Кто изменил",
                order.changedBy().isEmpty() ? "внешняя система" : "пользователь " + order.changedBy());
        field(html, "Покупатель", order.user().name() + ", " + order.user().phone());
        field(html, "Доставка", tenge(order.priceDelivery(), order.currency()));
        field(html, "Итого", tenge(order.price(), order.currency()));
        order.properties()
                .forEach((name, value) -> field(html, PROPERTIES.getOrDefault(name, name) + " (" + name + ")", value));
        html.raw("</table></section>");
        basket(html, order);
        html.raw("<div class=\"g\">");
        statusForm(html, order);
        propertiesForm(html, order);
        return html.raw("</div><p><a href=\"/\">К заказам</a></p>");
    }

    static Html blank(BitrixProducts products) {
        var html = new Html()
                .raw("<section><h1>Новый заказ</h1><form method=\"post\" action=\"/orders\"><div class=\"g\"><div>");
        input(html, "buyerName", "Покупатель", "");
        input(html, "buyerPhone", "Телефон покупателя", "+7 700 000 00 01");
        if (!products.all().isEmpty()) {
            html.raw("<label>Товар из каталога<select name=\"productId\"><option value=\"\">другой, ниже</option>");
            products.all()
                    .forEach(product -> html.add("<option value=\"{}\">{}, ", product.id(), product.name())
                            .add("{}</option>", ProductJson.price(product)));
            html.raw("</select></label>");
        }
        input(html, "product", "Товар", "Букет «Весна»");
        input(html, "price", "Цена", "11000");
        input(html, "quantity", "Количество", "1");
        input(html, "delivery", "Цена доставки", "1500");
        html.raw("</div><div>");
        PROPERTIES.forEach((name, label) -> edit(html, name, label, ""));
        return html.raw("</div></div><button>Создать заказ</button></form></section>");
    }

    private static void row(Html html, BitrixOrder order) {
        html.add("<tr><td><a href=\"/orders/{}\">{}</a></td>", order.id(), order.id())
                .add("<td><span class=\"s\">{}</span></td>", title(order.status()))
                .add("<td>{}</td><td>{}</td>", order.user().name(), order.property("nameRecipient"))
                .add("<td class=\"n\">{}</td>", tenge(order.price(), order.currency()))
                .add("<td class=\"n\">{}</td><td class=\"m\">{}</td>", order.version(), order.xmlId())
                .add("<td class=\"m\">{}</td></tr>", time(order.dateUpdate()));
    }

    private static void basket(Html html, BitrixOrder order) {
        html.raw("<section><h2>Корзина</h2><table>")
                .raw("<tr><th>Товар</th><th>PRODUCT_ID</th><th class=\"n\">Цена</th>")
                .raw("<th class=\"n\">Количество</th><th class=\"n\">Сумма</th></tr>");
        order.basket()
                .forEach(item -> html.add("<tr><td class=\"t\">{}</td><td>{}</td>", item.name(), item.productId())
                        .add("<td class=\"n\">{}</td>", tenge(item.price(), item.currency()))
                        .add(
                                "<td class=\"n\">{}</td>",
                                item.quantity().stripTrailingZeros().toPlainString())
                        .add("<td class=\"n\">{}</td></tr>", tenge(item.sum(), item.currency())));
        html.raw("</table></section>");
    }

    private static void statusForm(Html html, BitrixOrder order) {
        html.raw("<section><h2>Сменить статус</h2>")
                .add("<form method=\"post\" action=\"/orders/{}/status\" class=\"b\">", order.id());
        for (var code : Statuses.codes()) {
            html.add("<button class=\"q\" name=\"status\" value=\"{}\"", code)
                    .raw(code.equals(order.status()) ? " disabled>" : ">")
                    .add("{}</button>", title(code));
        }
        html.raw("</form></section>");
    }

    private static void propertiesForm(Html html, BitrixOrder order) {
        html.raw("<section><h2>Изменить данные</h2>")
                .add("<form method=\"post\" action=\"/orders/{}/properties\">", order.id());
        PROPERTIES.forEach((name, label) -> edit(html, name, label, order.property(name)));
        html.raw("<button>Сохранить</button></form></section>");
    }

    private static void edit(Html html, String name, String label, String value) {
        if (name.equals("postcardText")) {
            // the line break after the tag belongs to HTML, so that one at the start of the text survives
            html.add("<label>{}<textarea name=\"{}\">\n{}</textarea></label>", label, name, value);
        } else {
            input(html, name, label, value);
        }
    }

    private static void input(Html html, String name, String label, String value) {
        html.add("<label>{}<input name=\"{}\" value=\"{}\"></label>", label, name, value);
    }

    private static void field(Html html, String label, String value) {
        html.add("<tr><th>{}</th><td class=\"t\">{}</td></tr>", label, value);
    }

    private static String title(String status) {
        return Statuses.known(status) ? status + " · " + Statuses.name(status) : status;
    }

    private static String tenge(BigDecimal amount, String currency) {
        return OrderJson.money(amount).replaceAll("(?<=\\d)(?=(\\d{3})+(\\.|$))", "\u00a0")
                + (currency.equals("KZT") ? " ₸" : " " + currency);
    }

    private static String time(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.ofHours(5)));
    }
}
