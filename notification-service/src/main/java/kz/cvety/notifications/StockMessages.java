package kz.cvety.notifications;

import kz.cvety.events.catalog.StockSnapshot;
import org.springframework.stereotype.Component;

/** The message about an item of stock in one language. */
@Component
final class StockMessages {

    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_UNIT = 40;

    String about(StockSnapshot stock, MessageKind kind, Language language) {
        var words = Words.in(language);
        var low = kind == MessageKind.LOW_STOCK;
        var name = Html.cut(stock.name(), LONGEST_NAME);
        var html = new Html()
                .text(low ? "⚠️ " : "✅ ")
                .bold(words.say(low ? "stock.low" : "stock.recovered", name))
                .line();
        level(html, words.say("stock.available"), stock.available(), stock, words);
        if (stock.lowAt() != null) {
            level(html, words.say("stock.low-at"), stock.lowAt(), stock, words);
        }
        return html.toString();
    }

    private static void level(Html html, String title, long level, StockSnapshot stock, Words words) {
        var number = level < 0 ? "−" + Math.abs(level) : String.valueOf(level);
        html.text(title + ": ")
                .bold(number + " " + Html.cut(words.unit(stock.unit()), LONGEST_UNIT))
                .line();
    }
}
