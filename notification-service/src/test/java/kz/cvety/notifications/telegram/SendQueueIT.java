package kz.cvety.notifications.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import kz.cvety.notifications.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The queue between senders, with no sender at work but the test. */
class SendQueueIT {

    private static final RunningService service =
            new RunningService(Map.of("cvety.notifications.telegram.enabled", "false"));

    private final SendQueue queue = service.bean(SendQueue.class);
    private final long chat = RunningService.newChat();

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void givesAChatToOneSenderAtATime() {
        write("first");

        assertThat(queue.lease(10)).extracting(SendQueue.Lane::chatId).contains(chat);
        assertThat(queue.lease(10)).extracting(SendQueue.Lane::chatId).doesNotContain(chat);
    }

    @Test
    void keepsTheOrderOfAChat() {
        write("first");
        write("second");
        var lane = lease();

        var first = queue.next(lane).orElseThrow();
        assertThat(first.html()).isEqualTo("first");
        assertThat(queue.intend(lane, first)).isTrue();
        assertThat(queue.close(lane, first, "SENT", null, 1L)).isTrue();
        assertThat(queue.next(lane).orElseThrow().html()).isEqualTo("second");
    }

    @Test
    void givesTheChatBackWhenItsQueueIsEmpty() {
        write("only");
        var lane = lease();
        var only = queue.next(lane).orElseThrow();
        assertThat(queue.intend(lane, only)).isTrue();
        assertThat(queue.close(lane, only, "SENT", null, 1L)).isTrue();

        assertThat(queue.next(lane)).isEmpty();
        assertThat(service.ask(
                        Boolean.class, "select due_at is null and lease is null from lane where chat_id = ?", chat))
                .isTrue();
    }

    @Test
    void believesNoSenderWhoseLeaseRanOut() {
        write("slow");
        var slow = lease();
        var draft = queue.next(slow).orElseThrow();
        assertThat(queue.intend(slow, draft)).isTrue();
        service.change("update lane set leased_until = now() - interval '1 second' where chat_id = ?", chat);
        var other = lease();

        assertThat(queue.close(slow, draft, "SENT", null, 1L)).isFalse();
        assertThat(queue.next(slow)).isEmpty();
        assertThat(queue.next(other).orElseThrow().doubtful()).isTrue();
    }

    @Test
    void letsNobodySendWhileTheWholeBotMustWait() {
        write("early");
        var lane = lease();
        var draft = queue.next(lane).orElseThrow();
        service.change("update bot set blocked_until = now() + interval '1 hour'");
        try {
            assertThat(queue.intend(lane, draft)).isFalse();
            assertThat(queue.lease(10)).isEmpty();
        } finally {
            service.change("update bot set blocked_until = null");
        }
    }

    @Test
    void slowsTheWholeBotDownWhenASecondChatIsLimited() {
        queue.slowDown(1, Duration.ofMinutes(1));
        assertThat(blocked()).isFalse();
        queue.slowDown(1, Duration.ofMinutes(1));
        assertThat(blocked()).isFalse();
        queue.slowDown(2, Duration.ofMinutes(1));
        assertThat(blocked()).isTrue();
        service.change("update bot set blocked_until = null, limited_until = null");
    }

    private static boolean blocked() {
        return service.ask(Boolean.class, "select coalesce(blocked_until > now(), false) from bot");
    }

    private SendQueue.Lane lease() {
        return queue.lease(100).stream()
                .filter(lane -> lane.chatId() == chat)
                .findFirst()
                .orElseThrow();
    }

    private void write(String text) {
        service.change("""
                insert into message (shop_id, id, fact_id, chat_id, audience, kind, language, text, state, written_at)
                values ('astana', ?, ?, ?, 'STAFF', 'STATUS', 'RU', ?, 'PENDING', now())
                """, UUID.randomUUID(), UUID.randomUUID(), chat, text);
        service.change(
                "insert into lane (chat_id, due_at) values (?, now() - interval '1 second') on conflict do nothing",
                chat);
    }
}
