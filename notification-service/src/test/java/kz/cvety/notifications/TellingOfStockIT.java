package kz.cvety.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import kz.cvety.events.catalog.StockChanged;
import kz.cvety.events.catalog.StockRanLow;
import kz.cvety.events.catalog.StockRecovered;
import kz.cvety.kit.ShopId;
import org.junit.jupiter.api.Test;

class TellingOfStockIT {

    private static final RunningService service = RunningService.shared();

    private final ShopId shop = RunningService.newShop();
    private final long staff = RunningService.newChat();
    private final UUID item = UUID.randomUUID();

    @Test
    void tellsStaffOnceThatAnItemRunsLowAndOnceThatItRecovered() {
        service.addStaff(shop, staff);
        var low = new StockRanLow(TestStock.level(item, 2, 12), List.of());
        var id = service.publish(shop, low);
        service.publish(shop, low, id);
        service.publish(shop, low); // the same version under another id
        service.publish(shop, new StockChanged(TestStock.level(item, 3, 10), List.of()));
        var enough = new StockRecovered(TestStock.level(item, 4, 60), List.of());
        var again = service.publish(shop, enough);
        service.publish(shop, enough, again);
        service.publish(shop, low); // an operator published it anew
        service.publish(shop, new StockRanLow(TestStock.level(item, 5, 1), List.of()));

        await().untilAsserted(() -> assertThat(service.telegram().calls(staff)).hasSize(3));
        assertThat(service.telegram().calls(staff))
                .extracting(TelegramStub.Call::text)
                .satisfiesExactly(
                        first -> assertThat(first).contains("Заканчивается: Роза &lt;b&gt;", "12 стебл.", "20 стебл."),
                        second -> assertThat(second).contains("Снова достаточно", "60 стебл."),
                        third -> assertThat(third).contains("Заканчивается", "1 стебл."));
        assertThat(service.ask(
                        String.class,
                        "select string_agg(kind, ',' order by seq) from message where chat_id = ?",
                        staff))
                .isEqualTo("LOW_STOCK,STOCK_RECOVERED,LOW_STOCK");
    }

    @Test
    void tellsNobodyButTheStaffOfTheShop() {
        var otherShop = RunningService.newShop();
        var stranger = RunningService.newChat();
        var buyer = RunningService.newChat();
        service.addStaff(shop, staff);
        service.addStaff(otherShop, stranger);
        service.subscribe(shop, item, buyer);

        service.publish(shop, new StockRanLow(TestStock.level(item, 2, 12), List.of()));
        service.publish(otherShop, new StockRanLow(TestStock.level(item, 1, 12), List.of()));

        await().untilAsserted(() -> {
            assertThat(service.telegram().calls(staff)).hasSize(1);
            assertThat(service.telegram().calls(stranger)).as("its own item").hasSize(1);
        });
        assertThat(service.telegram().calls(buyer)).isEmpty();
        assertThat(service.ask(Integer.class, "select count(*) from message where chat_id = ?", staff))
                .isEqualTo(1);
    }
}
