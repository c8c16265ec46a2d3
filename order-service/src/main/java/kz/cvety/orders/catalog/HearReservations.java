package kz.cvety.orders.catalog;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.orders.StockState;
import kz.cvety.orders.StockWords;
import kz.cvety.orders.StockWords.Word;
import org.springframework.stereotype.Component;

/**
 * Takes the catalog's word about the stock of orders. For an order for which nothing is set aside any more, the hold ends at once: whoever
 * is served from now on, the catalog hears of later. For one that has or had its share the level decides: until it includes the order, the
 * hold stands for it.
 */
@Component
public class HearReservations {

    private final StockWords words;
    private final Stock stock;
    private final HoldProperties properties;
    private final InstantSource clock;

    HearReservations(StockWords words, Stock stock, HoldProperties properties, InstantSource clock) {
        this.words = words;
        this.stock = stock;
        this.properties = properties;
        this.clock = clock;
    }

    /** Runs inside a transaction of the shop, with two statements; word about an order that is not here is refused. */
    public void handle(ShopId shop, List<Word> heard) {
        var newest = new HashMap<UUID, Word>();
        heard.forEach(word ->
                newest.merge(word.orderId(), word, (one, other) -> one.version() < other.version() ? other : one));
        words.keep(shop, newest.values());
        var over = new ArrayList<UUID>();
        var settling = new ArrayList<UUID>();
        newest.values().forEach(word -> (takesNothing(word.state()) ? over : settling).add(word.orderId()));
        stock.end(shop, over, settling, clock.instant().plus(properties.settling()));
    }

    private static boolean takesNothing(StockState state) {
        return state == StockState.SHORT || state == StockState.RELEASED;
    }
}
