package kz.cvety.simulators.telegram;

import java.time.Duration;
import kz.cvety.simulators.machinery.SimulatorOptions;

/**
 * How a Telegram simulator is set up. By default it listens on a free port of the loopback interface and enforces the limits
 * Telegram names: 30 messages a second altogether, one a second per chat after a short burst, 20 a minute per group.
 */
public final class TelegramOptions extends SimulatorOptions<TelegramOptions> {

    String token = "7000000001:simulated-bot-token";
    String botName = "cvety_sim_bot";
    int perSecond = 30;
    double perChatSecond = 1;
    int chatBurst = 3;
    int perGroupMinute = 20;
    boolean limited = true;

    public TelegramOptions() {
        super(Duration.ofSeconds(5));
    }

    @Override
    protected TelegramOptions self() {
        return this;
    }

    /** The bot's token, as it stands in the address after {@code /bot}. */
    public TelegramOptions token(String newToken) {
        token = newToken;
        return this;
    }

    /** The bot's user name, for {@code t.me} links and commands in groups. */
    public TelegramOptions botName(String name) {
        botName = name;
        return this;
    }

    /** Other limits: a second altogether, a second per chat, the chat's burst, a minute per group. */
    public TelegramOptions limits(int newPerSecond, double newPerChatSecond, int newChatBurst, int newPerGroupMinute) {
        perSecond = newPerSecond;
        perChatSecond = newPerChatSecond;
        chatBurst = newChatBurst;
        perGroupMinute = newPerGroupMinute;
        return this;
    }

    /** Lets any number of messages through. */
    public TelegramOptions unlimited() {
        limited = false;
        return this;
    }
}
