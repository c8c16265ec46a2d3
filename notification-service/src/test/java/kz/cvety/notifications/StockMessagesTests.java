package kz.cvety.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.catalog.StockSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StockMessagesTests {

    private final StockMessages messages = new StockMessages();
    private final UUID item = UUID.randomUUID();

    @Test
    void tellsInRussianWhatRunsLow() {
        assertThat(messages.about(TestStock.level(item, 2, 12), MessageKind.LOW_STOCK, Language.RU))
                .isEqualTo("""
                        ⚠️ <b>Заканчивается: Роза &lt;b&gt;«Аваланш»&lt;/b&gt; &amp; Ко</b>
                        Доступно: <b>12 стебл.</b>
                        Порог: <b>20 стебл.</b>
                        """);
    }

    @Test
    void tellsInKazakhThatThereIsEnoughAgain() {
        assertThat(messages.about(TestStock.item(item, 2, 40, "piece", 20L), MessageKind.STOCK_RECOVERED, Language.KK))
                .isEqualTo("""
                        ✅ <b>Қайтадан жеткілікті: Роза &lt;b&gt;«Аваланш»&lt;/b&gt; &amp; Ко</b>
                        Қолжетімді: <b>40 дана</b>
                        Шегі: <b>20 дана</b>
                        """);
    }

    @Test
    void tellsInEnglishOfMoreThanWasThereInAUnitOfTheShopsOwn() {
        assertThat(messages.about(TestStock.item(item, 2, -3, "<box>", null), MessageKind.LOW_STOCK, Language.EN))
                .isEqualTo("""
                        ⚠️ <b>Running low: Роза &lt;b&gt;«Аваланш»&lt;/b&gt; &amp; Ко</b>
                        Available: <b>−3 &lt;box&gt;</b>
                        """);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void neverExceedsWhatTelegramTakes(Language language) {
        var endless = "😀<&>".repeat(2000);
        var stock = new StockSnapshot(item, 1, endless, endless, 0, 0, 0, 5L, true, false, List.of(), Instant.EPOCH);

        var seen = Html.plain(Html.repeated(messages.about(stock, MessageKind.LOW_STOCK, language), language));

        assertThat(seen.length()).isLessThan(4096);
        assertThat(Html.clean(seen)).contains("…").doesNotContain("\ufffd");
    }
}
