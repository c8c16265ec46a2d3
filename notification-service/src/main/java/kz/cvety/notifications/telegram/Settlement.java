package kz.cvety.notifications.telegram;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Writes down what a call came to, and says whether the chat's next message may follow at once. */
@Component
final class Settlement {

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    private static final int TRIES = 20;

    private final SendQueue queue;
    private final TelegramChannel channel;
    private final RetrySchedule schedule;
    private final Duration probeInterval;

    Settlement(SendQueue queue, TelegramChannel channel, TelegramProperties properties) {
        this.queue = queue;
        this.channel = channel;
        this.schedule = new RetrySchedule(
                properties.retrySchedule(), () -> ThreadLocalRandom.current().nextDouble());
        this.probeInterval = properties.probeInterval();
    }

    boolean of(SendQueue.Lane lane, SendQueue.Draft draft, Outcome outcome) {
        return persistently(() -> write(lane, draft, outcome));
    }

    private boolean write(SendQueue.Lane lane, SendQueue.Draft draft, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered delivered -> queue.close(lane, draft, "SENT", null, delivered.messageId());
            case Outcome.Refused refused -> queue.close(lane, draft, "PARKED", refused.reason(), null);
            case Outcome.BadMarkup ignored ->
                draft.plain() ? queue.close(lane, draft, "PARKED", "bad-markup", null) : queue.retryPlain(lane, draft);
            case Outcome.NotSent notSent -> tryLater(lane, draft, notSent.reason(), false);
            case Outcome.Uncertain uncertain -> tryLater(lane, draft, uncertain.reason(), true);
            case Outcome.Limited limited -> {
                queue.putBack(lane, draft, limited.pause(), "limited", false, false);
                queue.slowDown(lane.chatId(), limited.pause());
                yield false;
            }
            case Outcome.ChatGone gone -> {
                queue.end(lane, draft, gone.reason());
                yield true;
            }
            case Outcome.Moved moved -> {
                queue.move(lane, draft, moved.newChatId());
                yield true;
            }
            case Outcome.TokenRefused ignored -> {
                channel.tokenWasRefused();
                log.atError().log("telegram.token refused: nothing is sent until it is accepted");
                queue.putBack(lane, draft, probeInterval, "token-refused", false, false);
                yield false;
            }
        };
    }

    private boolean tryLater(SendQueue.Lane lane, SendQueue.Draft draft, String reason, boolean doubtful) {
        var wait = schedule.after(draft.attempts() + 1);
        if (wait.isEmpty()) {
            return queue.close(lane, draft, "PARKED", "gave-up", null);
        }
        queue.putBack(lane, draft, wait.get(), reason, true, doubtful);
        return false;
    }

    /** A database that is away for a moment must not make a message that was sent look lost. */
    private static boolean persistently(BooleanSupplier write) {
        for (var attempt = 1; ; attempt++) {
            try {
                return write.getAsBoolean();
            } catch (DataAccessException | TransactionException e) {
                if (attempt == TRIES) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
            }
        }
    }
}
