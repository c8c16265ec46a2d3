package kz.cvety.notifications.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import kz.cvety.events.orders.OrderEvent;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.notifications.RunningService;
import kz.cvety.notifications.TellRecipients;
import kz.cvety.notifications.TestOrders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a message costs the database. Counted, so it holds on any machine. */
class SendingCostIT {

    private static final int MESSAGES = 160;
    private static final String LIMITS = "cvety.notifications.telegram.limits.";

    private static final RunningService service = new RunningService(Map.of(
            "cvety.notifications.telegram.poll-interval",
            "1h",
            LIMITS + "per-second",
            "100000",
            LIMITS + "burst",
            "50000",
            LIMITS + "chat-per-second",
            "100000",
            LIMITS + "chat-burst",
            "50000"));

    private final ShopId shop = RunningService.newShop();
    private final long chat = RunningService.newChat();

    @BeforeEach
    void listen() {
        service.addStaff(shop, chat);
        service.counted().reset();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void sendsAMessageOfABusyChatWithFiveStatementsAndOneCommit() {
        tell(MESSAGES);

        awaitEmptied(MESSAGES);
        assertThat(service.counted().statements()).hasSizeLessThan(5 * MESSAGES);
        assertThat(service.counted().commits()).isLessThan(MESSAGES + MESSAGES / 5);
    }

    @Test
    void sendsALoneMessageWithAboutADozenStatements() {
        tell(1);

        awaitEmptied(1);
        // five of them write the message, and a gauge may look meanwhile
        assertThat(service.counted().statements()).hasSizeLessThanOrEqualTo(5 + 14 + 3);
        assertThat(service.counted().commits()).isLessThanOrEqualTo(1 + 3 + 2);
    }

    @Test
    void writesTheMessagesOfAnyNumberOfFactsWithFiveStatements() {
        service.change("""
                insert into lane (chat_id, due_at, lease, leased_until)
                values (?, now(), gen_random_uuid(), now() + interval '1 hour')
                """, chat);
        service.counted().reset();
        tell(100);

        // beside them the sender, woken, sees in four that somebody has the chat, and a gauge may look
        assertThat(service.counted().statements()).hasSizeLessThanOrEqualTo(5 + 4 + 3);
        assertThat(service.ask(Long.class, "select count(*) from message where chat_id = ?", chat))
                .isEqualTo(100);
    }

    private void tell(int count) {
        List<Fact<OrderEvent>> facts =
                Stream.generate(this::placed).limit(count).toList();
        service.bean(ShopTransactions.class)
                .run(shop, () -> service.bean(TellRecipients.class).handle(shop, facts));
    }

    private Fact<OrderEvent> placed() {
        return new Fact<>(
                UuidCreator.getTimeOrderedEpoch(),
                "orders.order-placed.v1",
                shop,
                Origin.SYSTEM,
                Instant.now(),
                null,
                TestOrders.placed(UUID.randomUUID()));
    }

    private void awaitEmptied(int sent) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> service.telegram().calls(chat).size() == sent);
        await().until(() -> service.beside()
                .sql("select count(*) from lane where chat_id = ? and due_at is null and lease is null")
                .param(chat)
                .query(Long.class)
                .single()
                .equals(1L));
    }
}
