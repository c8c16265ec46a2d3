package kz.cvety.simulators.telegram;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import kz.cvety.simulators.machinery.LeakyBucket;
import kz.cvety.simulators.machinery.SlidingWindow;

/** Telegram's limits on sending. A message counts only when it passes all of them. */
final class SendLimits {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TelegramOptions options;
    private final LeakyBucket overall;
    private final Map<Long, LeakyBucket> chats = new HashMap<>();
    private final Map<Long, SlidingWindow> groups = new HashMap<>();
    private final AtomicLong refusals = new AtomicLong();

    SendLimits(TelegramOptions options) {
        this.options = options;
        overall = new LeakyBucket(options.perSecond, options.perSecond, options.clock());
    }

    /**
     * Counts a message.
     *
     * @throws Refused when it is one too many
     */
    synchronized void pass(Chat chat) {
        if (!options.limited) {
            return;
        }
        var ofChat = chats.computeIfAbsent(
                chat.id(), ignored -> new LeakyBucket(options.chatBurst, options.perChatSecond, options.clock()));
        var ofGroup = groups.computeIfAbsent(
                chat.id(), ignored -> new SlidingWindow(options.perGroupMinute, MINUTE, options.clock()));
        var wait = longest(overall.untilRoom(), ofChat.untilRoom());
        if (chat.group()) {
            wait = longest(wait, ofGroup.untilRoom());
        }
        if (wait.isPositive()) {
            throw refuse(wait);
        }
        overall.add();
        ofChat.add();
        if (chat.group()) {
            ofGroup.add();
        }
    }

    Refused refuse(Duration wait) {
        refusals.incrementAndGet();
        return Refused.tooMany(Math.max(1, (wait.toMillis() + 999) / 1000));
    }

    long refusals() {
        return refusals.get();
    }

    private static Duration longest(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
