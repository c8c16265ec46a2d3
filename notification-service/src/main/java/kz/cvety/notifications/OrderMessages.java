package kz.cvety.notifications;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import kz.cvety.events.orders.OrderEvent;
import kz.cvety.events.orders.OrderItem;
import kz.cvety.events.orders.OrderSnapshot;
import kz.cvety.events.orders.OrderStatusChanged;
import kz.cvety.events.orders.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The message about an order in one language. Staff read everything that is needed to make and bring the bouquet; buyers
 * read the status and when it comes. Long texts are cut, and items that do not fit are counted, so that the message
 * never exceeds what Telegram takes.
 */
@Component
final class OrderMessages {

    /** Telegram takes 4096; the rest is for the line that marks a repeated message. */
    static final int LONGEST = 4000;

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_ADDRESS = 400;
    private static final int LONGEST_CARD = 900;
    private static final int LONGEST_REMARK = 500;

    /** How staff and buyers call the order. */
    static String numberOf(OrderSnapshot order) {
        var number = order.orderNumber();
        return Html.cut(number == null || number.isBlank() ? order.trackingId() : number, 40);
    }

    String about(OrderEvent event, Audience audience, Language language) {
        var words = Words.in(language);
        return switch (audience) {
            case STAFF -> staff(event, words).toString();
            case BUYER -> buyer(event.order(), words).toString();
        };
    }

    private static Html buyer(OrderSnapshot order, Words words) {
        var html = new Html()
                .text("💐 ")
                .bold(words.say("order.buyer", numberOf(order)))
                .line();
        field(html, words.say("status"), words.status(order.status()));
        field(html, words.say("total"), words.money(order.total(), order.currency()));
        var when = new ArrayList<String>();
        if (order.delivery().date() != null) {
            when.add(words.date(order.delivery().date()));
        }
        if (told(order.delivery().slot())) {
            when.add(Html.cut(String.valueOf(order.delivery().slot()), LONGEST_NAME));
        }
        if (!when.isEmpty()) {
            field(html, words.say("delivery"), String.join(", ", when));
        }
        return html;
    }

    private static Html staff(OrderEvent event, Words words) {
        var order = event.order();
        var before = heading(event, words);
        var after = new Html();
        delivery(after, order, words);
        remark(after, "💌", words.say("card"), order.cardText(), LONGEST_CARD);
        remark(after, "📝", words.say("instructions"), order.instructions(), LONGEST_REMARK);
        items(before, order, words, LONGEST - before.visible() - after.visible());
        return before.append(after);
    }

    private static Html heading(OrderEvent event, Words words) {
        var order = event.order();
        var html = new Html();
        if (event instanceof OrderStatusChanged change) {
            html.text("🔄 ")
                    .bold(words.say("order.status", numberOf(order), words.status(change.to())))
                    .line();
            field(html, words.say("before"), words.status(change.from()));
            if (change.outOfGraph()) {
                html.text("⚠️ " + words.say("out-of-graph")).line();
            }
        } else {
            html.text("🌸 ").bold(words.say("order.new", numberOf(order))).line();
        }
        field(html, words.say("status"), words.status(order.status()));
        field(html, words.say("total"), words.money(order.total(), order.currency()));
        html.text(words.say("tracking") + ": ")
                .code(Html.cut(order.trackingId(), LONGEST_NAME))
                .line();
        if (event instanceof OrderStatusChanged change && told(change.note())) {
            field(html, words.say("note"), Html.cut(words.note(String.valueOf(change.note())), LONGEST_REMARK));
        }
        person(html, "👤", words.say("buyer"), order.buyer(), words);
        person(html, "🎁", words.say("recipient"), order.recipient(), words);
        field(html, words.say("address"), shown(order.delivery().address(), LONGEST_ADDRESS, words));
        return html;
    }

    private static void person(Html html, String sign, String title, Person person, Words words) {
        html.line().text(sign + " ").bold(title).line();
        field(html, words.say("name"), shown(person.name(), LONGEST_NAME, words));
        field(html, words.say("phone"), shown(person.phone(), LONGEST_NAME, words));
    }

    private static void delivery(Html html, OrderSnapshot order, Words words) {
        var delivery = order.delivery();
        html.line().text("🚚 ").bold(words.say("delivery")).line();
        var date = delivery.date();
        field(html, words.say("delivery.date"), date == null ? words.say("unknown") : words.date(date));
        field(html, words.say("delivery.slot"), shown(delivery.slot(), LONGEST_NAME, words));
        var fee = words.money(order.deliveryFee(), order.currency());
        field(html, words.say("delivery.fee"), isZero(order.deliveryFee()) ? words.say("delivery.free") : fee);
    }

    private static void remark(Html html, String sign, String title, @Nullable String text, int most) {
        if (told(text)) {
            html.line().text(sign + " ").bold(title).line();
            html.text(Html.cut(String.valueOf(text).strip(), most)).line();
        }
    }

    /** Adds the items that fit into {@code room} units, and says how many did not. */
    private static void items(Html html, OrderSnapshot order, Words words, int room) {
        var title = new Html().line().text("💐 ").bold(words.say("items")).line();
        html.append(title);
        var left = room - title.visible();
        var lines = order.items().stream()
                .map(item -> line(item, order.currency(), words))
                .toList();
        for (var i = 0; i < lines.size(); i++) {
            var more = more(lines.size() - i, words);
            if (lines.get(i).visible() + (i < lines.size() - 1 ? more.visible() : 0) > left) {
                html.append(more);
                return;
            }
            html.append(lines.get(i));
            left -= lines.get(i).visible();
        }
    }

    private static Html more(int count, Words words) {
        return new Html().text(words.say("items.more", String.valueOf(count))).line();
    }

    private static Html line(OrderItem item, String currency, Words words) {
        var html = new Html()
                .text("• " + Html.cut(item.name(), LONGEST_NAME) + " — " + item.quantity() + " × ")
                .text(words.money(item.price(), currency));
        if (item.quantity() != 1) {
            try {
                var sum = new BigDecimal(item.price()).multiply(BigDecimal.valueOf(item.quantity()));
                html.text(" = " + words.money(sum, currency));
            } catch (NumberFormatException ignored) {
                return html.line(); // the price was said as it is, and there is no sum of it
            }
        }
        return html.line();
    }

    private static void field(Html html, String name, String value) {
        html.text(name + ": ").bold(value).line();
    }

    private static String shown(@Nullable String value, int most, Words words) {
        return told(value) ? Html.cut(String.valueOf(value).strip(), most) : words.say("unknown");
    }

    private static boolean told(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static boolean isZero(String amount) {
        return List.of("0", "0.0", "0.00").contains(amount);
    }
}
