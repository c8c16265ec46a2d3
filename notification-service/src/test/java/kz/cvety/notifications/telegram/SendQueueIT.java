package kz.cvety.notifications.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import kz.cvety.notifications.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The queue between senders, with no sender at work but the test. */
class SendQueueIT {

    private static final RunningService service =
            new RunningService(Map.of("cvety.notifications.telegram.enabled", "false"));

    private final SendQueue queue = service.bean(SendQueue.class);
    private final SendLimits limits = service.bean(SendLimits.class);
    private final long chat = RunningService.newChat();

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void givesAChatToOneSenderAtATime() {
        write("first");

        assertThat(queue.claim(10)).extracting(Lane::chatId).contains(chat);
        assertThat(queue.claim(10)).extracting(Lane::chatId).doesNotContain(chat);
    }

    @Test
    void givesAChatToOneOfManySendersThatAskAtOnce() throws Exception {
        write("wanted");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Lane>>> asking = Collections.nCopies(8, () -> queue.claim(100));
            var given = new ArrayList<Long>();
            for (var claimed : threads.invokeAll(asking)) {
                claimed.get().forEach(lane -> given.add(lane.chatId()));
            }
            assertThat(given).containsOnlyOnce(chat);
        }
    }

    @Test
    void keepsTheOrderOfAChat() {
        write("first");
        write("second");
        var lane = claim();

        assertThat(lane.run()).extracting(Draft::html).containsExactly("first", "second");
        assertThat(queue.begin(lane, null, lane.run().getFirst())).isTrue();
        assertThat(states()).containsExactly("SENDING", "PENDING");
        assertThat(queue.begin(
                        lane, Ending.sent(lane.run().getFirst(), 1L), lane.run().getLast()))
                .isTrue();
        assertThat(states()).containsExactly("SENT", "SENDING");
    }

    @Test
    void givesTheChatBackWhenItsQueueIsEmpty() {
        write("only");
        var lane = claim();
        assertThat(queue.begin(lane, null, lane.run().getFirst())).isTrue();

        assertThat(queue.next(lane, Ending.sent(lane.run().getFirst(), 1L)).run())
                .isEmpty();
        assertThat(states()).containsExactly("SENT");
        assertThat(service.ask(
                        Boolean.class, "select due_at is null and lease is null from lane where chat_id = ?", chat))
                .isTrue();
    }

    @Test
    void findsWhatWasQueuedWhileItSent() {
        write("first");
        var lane = claim();
        assertThat(queue.begin(lane, null, lane.run().getFirst())).isTrue();
        write("second");

        assertThat(queue.next(lane, Ending.sent(lane.run().getFirst(), 1L)).run())
                .extracting(Draft::html)
                .containsExactly("second");
    }

    @Test
    void marksOnlyWhatASenderHadBegunWhenItDied() {
        write("sent");
        write("begun");
        write("claimed");
        var dead = claim();
        assertThat(queue.begin(dead, null, dead.run().getFirst())).isTrue();
        assertThat(queue.begin(
                        dead, Ending.sent(dead.run().getFirst(), 1L), dead.run().get(1)))
                .isTrue();
        runOut();

        var heir = claim();
        assertThat(heir.run()).extracting(Draft::html).containsExactly("begun", "claimed");
        assertThat(heir.run()).extracting(Draft::doubtful).containsExactly(true, false);
        assertThat(limits.rest(heir)).as("nobody knows what the dead one sent").isPositive();
    }

    @Test
    void believesNoSenderWhoseLeaseRanOut() {
        write("slow");
        write("next");
        var slow = claim();
        var draft = slow.run().getFirst();
        assertThat(queue.begin(slow, null, draft)).isTrue();
        runOut();
        var heir = claim();

        assertThat(queue.settle(slow, Ending.sent(draft, 1L), () -> {})).isFalse();
        assertThat(queue.begin(slow, Ending.sent(draft, 1L), slow.run().getLast()))
                .isFalse();
        assertThat(queue.next(slow, null).run()).isEmpty();
        queue.rest(slow, null, Duration.ZERO);
        assertThat(queue.begin(heir, null, heir.run().getFirst())).isTrue();
        assertThat(states()).containsExactly("SENDING", "PENDING");
    }

    @Test
    void writesDownWhatWasSentWhileTheChatEnded() {
        write("in flight");
        write("too late");
        var lane = claim();
        assertThat(queue.begin(lane, null, lane.run().getFirst())).isTrue();
        service.change("update message set state = 'ENDED' where chat_id = ?", chat);

        assertThat(queue.begin(
                        lane, Ending.sent(lane.run().getFirst(), 1L), lane.run().getLast()))
                .isFalse();
        assertThat(states()).containsExactly("SENT", "ENDED");
    }

    @Test
    void takesThePaceOfAChatToItsNextSender() {
        write("first");
        var lane = limits.spend(limits.spend(claim()));
        queue.rest(lane, null, Duration.ofSeconds(-1));

        assertThat(claim().pace().second())
                .isAfter(Instant.EPOCH)
                .isEqualTo(micros(lane.pace().second()));
    }

    @Test
    void letsNobodySendWhileTheWholeBotMustWait() {
        write("early");
        var lane = claim();
        service.change("update bot set blocked_until = now() + interval '1 hour'");
        try {
            assertThat(queue.begin(lane, null, lane.run().getFirst())).isFalse();
            assertThat(queue.claim(10)).isEmpty();
        } finally {
            service.change("update bot set blocked_until = null");
        }
    }

    @Test
    void slowsTheWholeBotDownWhenASecondChatIsLimited() {
        limits.slowDown(1, Duration.ofMinutes(1));
        assertThat(blocked()).isFalse();
        limits.slowDown(1, Duration.ofMinutes(1));
        assertThat(blocked()).isFalse();
        limits.slowDown(2, Duration.ofMinutes(1));
        assertThat(blocked()).isTrue();
        service.change("update bot set blocked_until = null, limited_until = null");
    }

    @Test
    void makesSendersOfAllInstancesStandInOneLine() {
        var began = Instant.now();
        var waits = IntStream.range(0, 30).mapToObj(i -> limits.take()).toList();
        var last = Instant.now().plus(waits.getLast());

        assertThat(waits.getFirst()).isLessThanOrEqualTo(Duration.ZERO);
        // 30 a second with 5 at once: behind these it is 25 a second
        assertThat(waits.getLast()).isLessThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(Duration.between(began, last)).isGreaterThan(Duration.ofMillis(999));
    }

    private static boolean blocked() {
        return service.ask(Boolean.class, "select coalesce(blocked_until > now(), false) from bot");
    }

    private List<String> states() {
        return List.of(service.ask(
                        String.class, "select string_agg(state, ',' order by seq) from message where chat_id = ?", chat)
                .split(","));
    }

    private void runOut() {
        service.change("update lane set leased_until = now() - interval '1 second' where chat_id = ?", chat);
    }

    /** As the database keeps it. */
    private static Instant micros(Instant instant) {
        return instant.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
    }

    private Lane claim() {
        return queue.claim(100).stream()
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
