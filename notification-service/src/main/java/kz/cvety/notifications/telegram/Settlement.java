package kz.cvety.notifications.telegram;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import kz.cvety.notifications.Chats;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Writes down what a call came to, and says whether the chat is still ours; otherwise it was given back. */
@Component
final class Settlement {

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    private static final int TRIES = 20;

    private final SendQueue queue;
    private final SendLimits limits;
    private final Chats chats;
    private final TelegramChannel channel;
    private final RetrySchedule schedule;
    private final Duration probeInterval;

    Settlement(
            SendQueue queue, SendLimits limits, Chats chats, TelegramChannel channel, TelegramProperties properties) {
        this.queue = queue;
        this.limits = limits;
        this.chats = chats;
        this.channel = channel;
        this.schedule = new RetrySchedule(
                properties.retrySchedule(), () -> ThreadLocalRandom.current().nextDouble());
        this.probeInterval = properties.probeInterval();
    }

    boolean of(Lane lane, Draft draft, Outcome outcome) {
        return persistently(() -> write(lane, draft, outcome));
    }

    void write(Lane lane, Ending ending) {
        persistently(() -> queue.settle(lane, ending));
    }

    private boolean write(Lane lane, Draft draft, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered delivered -> queue.settle(lane, Ending.sent(draft, delivered.messageId()));
            case Outcome.Refused refused -> queue.settle(lane, Ending.parked(draft, refused.reason()));
            case Outcome.BadMarkup ignored ->
                queue.settle(lane, draft.plain() ? Ending.parked(draft, "bad-markup") : Ending.withoutMarkup(draft));
            case Outcome.NotSent notSent -> tryLater(lane, Ending.failed(draft, notSent.reason(), false));
            case Outcome.Uncertain uncertain -> tryLater(lane, Ending.failed(draft, uncertain.reason(), true));
            case Outcome.Limited limited -> {
                queue.rest(lane, Ending.notTaken(draft, "limited"), limited.pause());
                limits.slowDown(lane.chatId(), limited.pause());
                yield false;
            }
            case Outcome.ChatGone gone ->
                queue.settle(lane, Ending.ended(draft, gone.reason()), () -> chats.end(lane.chatId(), gone.reason()));
            case Outcome.Moved moved -> {
                var ours = queue.settle(
                        lane, Ending.notTaken(draft, null), () -> chats.move(lane.chatId(), moved.newChatId()));
                channel.wake(); // for the chat under its new id
                yield ours;
            }
            case Outcome.TokenRefused ignored -> {
                channel.tokenWasRefused();
                log.atError().log("telegram.token refused: nothing is sent until it is accepted");
                queue.rest(lane, Ending.notTaken(draft, "token-refused"), probeInterval);
                yield false;
            }
        };
    }

    private boolean tryLater(Lane lane, Ending failed) {
        var wait = schedule.after(failed.attempts());
        if (wait.isEmpty()) {
            return queue.settle(lane, Ending.parked(failed.draft(), "gave-up"));
        }
        queue.rest(lane, failed, wait.get());
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
