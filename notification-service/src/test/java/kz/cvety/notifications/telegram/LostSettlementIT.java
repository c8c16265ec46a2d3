package kz.cvety.notifications.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.notifications.RunningService;
import kz.cvety.notifications.TelegramStub;
import kz.cvety.notifications.TestOrders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Telegram has the message and the line after the call fails: as if the process, or its database, had died right there. */
class LostSettlementIT {

    private static final RunningService service = RunningService.shared();
    private static final TelegramStub telegram = service.telegram();

    private final ShopId shop = RunningService.newShop();
    private final long chat = RunningService.newChat();
    private final UUID order = UUID.randomUUID();
    private final JdbcTemplate database = service.asSuperuser();

    @AfterEach
    void loseNothingMore() {
        database.execute("drop trigger if exists lost on message");
        database.execute("drop function if exists lose()");
        database.execute("drop sequence if exists losses");
    }

    @ParameterizedTest
    @ValueSource(strings = {"raise exception 'lost'", "perform pg_terminate_backend(pg_backend_pid())"})
    void writesDownWhatWasSentAsSoonAsTheDatabaseIsBack(String fault) {
        losing(fault, "nextval('losses') <= 2");

        place();

        awaitState("SENT");
        assertThat(telegram.calls(chat)).hasSize(1);
        assertThat(losses()).isGreaterThan(2);
    }

    /** Nobody lives to write it down: the mark of the intent is all there is. */
    @ParameterizedTest
    @ValueSource(strings = {"raise exception 'lost'", "perform pg_terminate_backend(pg_backend_pid())"})
    void repeatsWithAMarkWhatNobodyLivedToWriteDown(String fault) {
        losing(fault, "nextval('losses') > 0 and not new.doubtful");

        place();

        awaitState("SENT");
        assertThat(telegram.calls(chat)).hasSize(2);
        assertThat(telegram.calls(chat).getFirst().text()).startsWith("🌸");
        assertThat(telegram.calls(chat).getLast().text()).startsWith("🔁 Повтор");
        assertThat(service.ask(Boolean.class, "select doubtful from message where order_id = ?", order))
                .isTrue();
    }

    private void place() {
        service.addStaff(shop, chat);
        service.publish(shop, TestOrders.placed(order));
    }

    /** Settling the message of this chat fails while the condition holds; a sequence counts although all is rolled back. */
    private void losing(String fault, String condition) {
        database.execute("create sequence losses");
        database.execute("""
                create function lose() returns trigger language plpgsql security definer as $$
                begin
                    if %s then
                        %s;
                    end if;
                    return new;
                end $$
                """.formatted(condition, fault));
        database.execute("""
                create trigger lost before update on message for each row
                when (new.state = 'SENT' and new.chat_id = %d) execute function lose()
                """.formatted(chat));
    }

    private long losses() {
        return database.queryForObject("select last_value from losses", Long.class);
    }

    private void awaitState(String state) {
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                service.ask(String.class, "select state from message where order_id = ?", order))
                        .isEqualTo(state));
    }
}
