package kz.cvety.notifications.telegram;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import kz.cvety.notifications.Html;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what waits for one chat. A message that Telegram took is written down together with the intent to send the next
 * one, so a chat with a queue costs one commit per message.
 */
@Component
final class ChatSender {

    private static final Logger log = LoggerFactory.getLogger(ChatSender.class);

    private final SendQueue queue;
    private final SendLimits limits;
    private final BotApi api;
    private final Settlement settlement;
    private final MeterRegistry meters;
    private final Pause pause;

    ChatSender(
            SendQueue queue,
            SendLimits limits,
            BotApi api,
            Settlement settlement,
            MeterRegistry meters,
            InstantSource clock) {
        this.queue = queue;
        this.limits = limits;
        this.api = api;
        this.settlement = settlement;
        this.meters = meters;
        this.pause = new Pause(clock);
    }

    /** Sends while {@code open} says so; answers whether the queue is empty now, otherwise the chat rests. */
    boolean serve(Lane lane, BooleanSupplier open) throws InterruptedException {
        return new Turn(lane, open).run();
    }

    private final class Turn {

        private final BooleanSupplier open;
        private Lane lane;
        /** The message before, which Telegram took and which is not written down yet. */
        private @Nullable Ending sent;

        Turn(Lane lane, BooleanSupplier open) {
            this.lane = lane;
            this.open = open;
        }

        boolean run() throws InterruptedException {
            try {
                while (sendRun()) {
                    lane = queue.next(lane, sent);
                    sent = null;
                    if (lane.run().isEmpty()) {
                        return true;
                    }
                }
                return false;
            } finally {
                writeDown();
            }
        }

        /** Answers whether the chat is still ours. */
        private boolean sendRun() throws InterruptedException {
            for (var draft : lane.run()) {
                if (!open.getAsBoolean()) {
                    return rest(Duration.ZERO);
                }
                var wait = limits.rest(lane);
                if (wait.isPositive()) {
                    return rest(wait);
                }
                standInLine();
                var begun = queue.begin(lane, sent, draft);
                sent = null;
                if (!begun) {
                    return rest(Duration.ZERO);
                }
                lane = limits.spend(lane);
                var outcome = attempt(draft);
                if (!(outcome instanceof Outcome.Delivered delivered)) {
                    return settlement.of(lane, draft, outcome);
                }
                sent = Ending.sent(draft, delivered.messageId());
            }
            return true;
        }

        private void standInLine() throws InterruptedException {
            var wait = limits.take();
            if (wait.isPositive()) {
                writeDown();
                pause.of(wait);
            }
        }

        private boolean rest(Duration wait) {
            queue.rest(lane, sent, wait);
            sent = null;
            return false;
        }

        private void writeDown() {
            if (sent != null) {
                settlement.write(lane, sent);
                sent = null;
            }
        }

        private Outcome attempt(Draft draft) {
            var started = System.nanoTime();
            var outcome = api.send(lane.chatId(), text(draft), draft.plain());
            var took = Duration.ofNanos(System.nanoTime() - started);
            var name = outcome.getClass().getSimpleName();
            meters.timer("cvety.telegram.calls", "outcome", name).record(took);
            log.atInfo()
                    .addKeyValue("shop", draft.shop())
                    .addKeyValue("message", draft.id())
                    .addKeyValue("attempt", draft.attempts() + 1)
                    .addKeyValue("repeated", draft.doubtful())
                    .addKeyValue("outcome", name)
                    .addKeyValue("durationMs", took.toMillis())
                    .log("message.attempted");
            return outcome;
        }
    }

    private static String text(Draft draft) {
        var html = draft.doubtful() ? Html.repeated(draft.html(), draft.language()) : draft.html();
        return draft.plain() ? Html.plain(html) : html;
    }
}
