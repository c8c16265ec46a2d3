package kz.cvety.simulators.telegram;

import static kz.cvety.simulators.telegram.TelegramFixture.send;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import kz.cvety.simulators.web.Web;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TelegramLimitsTests {

    private static final long STAFF = -1001;

    private Instant now = Instant.parse("2026-03-08T05:00:00Z");
    private final TelegramSimulator telegram =
            TelegramSimulator.start(TelegramFixture.options().clock(() -> now));

    @AfterEach
    void close() {
        telegram.close();
    }

    @Test
    void letsAShortBurstIntoOneChatAndThenOneASecond() throws IOException {
        telegram.people().addPerson(500, "Айгүл", "kk");
        telegram.people().start(500, "");

        assertThat(passed(500, 5)).isEqualTo(3);
        now = now.plusSeconds(1);
        assertThat(passed(500, 2)).isEqualTo(1);
        assertThat(telegram.limitErrors()).isEqualTo(3);
    }

    @Test
    void letsTwentyAMinuteIntoAGroupAndSaysHowLongToWait() throws IOException {
        telegram.people().addGroup(STAFF, "Флористы");
        for (var i = 0; i < 20; i++) {
            assertThat(passed(STAFF, 1)).isEqualTo(1);
            now = now.plusSeconds(1);
        }

        var refused = send(telegram, STAFF, "x");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body())
                .isEqualTo("{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 40\","
                        + "\"parameters\":{\"retry_after\":40}}");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("40");
        now = now.plusSeconds(40);
        assertThat(passed(STAFF, 1)).isEqualTo(1);
    }

    @Test
    void letsThirtyASecondThroughAltogether() throws IOException {
        var passed = 0;
        for (var person = 1; person <= 40; person++) {
            telegram.people().addPerson(person, "Покупатель", "ru");
            telegram.people().start(person, "");
            passed += passed(person, 1);
        }

        assertThat(passed).isEqualTo(30);
    }

    @Test
    void doesNotCountWhatItRefusesForAnotherReason() throws IOException {
        telegram.people().addGroup(STAFF, "Флористы");
        for (var i = 0; i < 5; i++) {
            assertThat(send(telegram, STAFF, "<b>").statusCode()).isEqualTo(400);
        }
        assertThat(passed(STAFF, 3)).isEqualTo(3);
    }

    private int passed(long chat, int messages) throws IOException {
        var passed = 0;
        for (var i = 0; i < messages; i++) {
            passed +=
                    Web.json(send(telegram, chat, "сообщение " + i)).path("ok").asBoolean() ? 1 : 0;
        }
        return passed;
    }
}
