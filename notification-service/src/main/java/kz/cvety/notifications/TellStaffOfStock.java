package kz.cvety.notifications;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.catalog.StockChanged;
import kz.cvety.events.catalog.StockEvent;
import kz.cvety.events.catalog.StockRanLow;
import kz.cvety.events.catalog.StockRecovered;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the messages that tell staff when an item of stock runs low and when there is enough again. A version that is not newer than the
 * last one told is old news: it produces nothing, however it got late.
 */
@Component
public class TellStaffOfStock {

    private final ToldItems items;
    private final Recipients recipients;
    private final Messages messages;
    private final StockMessages words;

    TellStaffOfStock(ToldItems items, Recipients recipients, Messages messages, StockMessages words) {
        this.items = items;
        this.recipients = recipients;
        this.messages = messages;
        this.words = words;
    }

    /** Handles facts of one shop inside its transaction, with a handful of statements however many there are, mostly with none. */
    public void handle(ShopId shop, List<Fact<StockEvent>> facts) {
        var news = facts.stream().filter(fact -> kind(fact.event()) != null).toList();
        if (news.isEmpty()) {
            return;
        }
        var ids = new HashSet<UUID>();
        news.forEach(fact -> ids.add(fact.event().aggregateId()));
        var told = new HashMap<>(items.lock(shop, ids));
        var staff = recipients.staffListeners(shop);
        var written = new ArrayList<NewMessage>();
        for (var fact : news) {
            var stock = fact.event().stock();
            if (stock.version() > told.getOrDefault(stock.itemId(), 0L)) {
                written.addAll(write(fact, staff));
                told.put(stock.itemId(), stock.version());
            }
        }
        items.save(shop, told);
        messages.queue(shop, written);
    }

    private static @Nullable MessageKind kind(StockEvent event) {
        return switch (event) {
            case StockRanLow ignored -> MessageKind.LOW_STOCK;
            case StockRecovered ignored -> MessageKind.STOCK_RECOVERED;
            case StockChanged ignored -> null;
        };
    }

    private List<NewMessage> write(Fact<StockEvent> fact, List<Recipient> staff) {
        var kind = kind(fact.event());
        if (kind == null) {
            return List.of();
        }
        var texts = new EnumMap<Language, String>(Language.class);
        return staff.stream()
                .map(chat -> new NewMessage(
                        UuidCreator.getTimeOrderedEpoch(),
                        fact.id(),
                        chat.chatId(),
                        chat.audience(),
                        kind,
                        chat.language(),
                        null,
                        null,
                        texts.computeIfAbsent(
                                chat.language(),
                                language -> words.about(fact.event().stock(), kind, language)),
                        null))
                .toList();
    }
}
