package kz.cvety.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.shop.ShopTransactions;
import org.junit.jupiter.api.Test;

class DisabledIT {

    @Test // F109
    void recordsWhatItWouldHaveSent() {
        try (var service = new RunningService(Map.of(
                "cvety.notifications.telegram.enabled", "false",
                "cvety.notifications.telegram.token", "",
                "cvety.notifications.staff-chats[0].shop", "astana",
                "cvety.notifications.staff-chats[0].chat-id", "77",
                "cvety.notifications.staff-chats[0].locale", "kk"))) {
            var shop = new ShopId("astana");
            var order = UUID.randomUUID();
            service.bean(ShopTransactions.class)
                    .run(
                            shop,
                            () -> service.bean(TellRecipients.class)
                                    .handle(
                                            shop,
                                            List.of(new Fact<>(
                                                    UuidCreator.getTimeOrderedEpoch(),
                                                    "orders.order-placed.v1",
                                                    shop,
                                                    Origin.SYSTEM,
                                                    Instant.now(),
                                                    null,
                                                    TestOrders.placed(order)))));

            assertThat(service.ask(
                            String.class,
                            "select state || ' ' || reason || ' ' || language from message where order_id = ?",
                            order))
                    .isEqualTo("SUPPRESSED channel-off KK");
            assertThat(service.telegram().calls(77)).isEmpty();
        }
    }
}
