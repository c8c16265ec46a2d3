package kz.cvety.notifications.telegram;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tries a refused token again now and then, so that a mended bot resumes by itself. */
@Component
final class TokenProbe {

    private static final Logger log = LoggerFactory.getLogger(TokenProbe.class);

    private final TelegramChannel channel;
    private final BotApi api;

    TokenProbe(TelegramChannel channel, BotApi api) {
        this.channel = channel;
        this.api = api;
    }

    @Scheduled(fixedDelayString = "${cvety.notifications.telegram.probe-interval:PT1M}")
    void probe() {
        if (channel.isTokenRefused() && Boolean.TRUE.equals(api.tokenAccepted())) {
            log.atInfo().log("telegram.token accepted again");
            channel.tokenIsAccepted();
        }
    }
}
