package kz.cvety.notifications.telegram;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Down while Telegram refuses the bot's token, for no message can go. */
@Component("telegramHealthIndicator")
final class TelegramHealth extends AbstractHealthIndicator {

    private final TelegramChannel channel;

    TelegramHealth(TelegramChannel channel) {
        super("The Telegram channel cannot be judged");
        this.channel = channel;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        if (!channel.enabled()) {
            builder.up().withDetail("channel", "disabled");
        } else if (channel.isTokenRefused()) {
            builder.down().withDetail("channel", "token refused");
        } else {
            builder.up().withDetail("channel", "sending");
        }
    }
}
