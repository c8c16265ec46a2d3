package kz.cvety.notifications.telegram;

import kz.cvety.notifications.Channel;
import kz.cvety.notifications.Token;
import org.springframework.stereotype.Component;

/** The channel as the rest of the service knows it, and whether Telegram still lets us in. */
@Component
final class TelegramChannel implements Channel {

    private final TelegramProperties properties;
    private final Bell bell = new Bell();
    private volatile boolean tokenRefused;

    TelegramChannel(TelegramProperties properties) {
        this.properties = properties;
    }

    @Override
    public boolean enabled() {
        return properties.enabled();
    }

    @Override
    public void wake() {
        bell.ring();
    }

    @Override
    public String linkFor(Token token) {
        return "https://t.me/" + properties.botUsername() + "?start=" + token.value();
    }

    @Override
    public String groupLinkFor(Token token) {
        return "https://t.me/" + properties.botUsername() + "?startgroup=" + token.value();
    }

    Bell bell() {
        return bell;
    }

    boolean isTokenRefused() {
        return tokenRefused;
    }

    /** Stops all sending: messages stay queued. */
    void tokenWasRefused() {
        tokenRefused = true;
    }

    void tokenIsAccepted() {
        tokenRefused = false;
        bell.ring();
    }
}
