package kz.cvety.notifications.telegram;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The Telegram channel.
 *
 * @param enabled off: nothing is sent, every message is recorded as suppressed
 * @param baseUrl where the Bot API is
 * @param token the bot's token, required while enabled
 * @param botUsername the bot's name in t.me links, without @
 * @param updates how we hear what people write to the bot
 * @param webhookSecret what Telegram must send along in X-Telegram-Bot-Api-Secret-Token; without it every update is refused
 * @param webhookUrl our public address of /webhooks/telegram, told to Telegram at start when given
 * @param connectTimeout how long to wait for a connection
 * @param callTimeout how long a call may take; after it nobody knows whether the message arrived
 * @param lease how long a chat stays with a sender that says nothing; longer than a call
 * @param pollInterval how often a sender looks for messages nobody told it of
 * @param concurrency chats served at the same time by one instance
 * @param retrySchedule the waits after failed attempts; after the last one the message is parked
 * @param probeInterval how often a refused token is tried again
 * @param limits how fast we send
 */
@Validated
@ConfigurationProperties("cvety.notifications.telegram")
record TelegramProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("https://api.telegram.org") URI baseUrl,
        @Nullable String token,

        @DefaultValue("cvety_bot") @Pattern(regexp = "[A-Za-z0-9_]{3,64}")
        String botUsername,

        @DefaultValue("WEBHOOK") Updates updates,
        @Nullable String webhookSecret,
        @Nullable URI webhookUrl,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration callTimeout,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("500ms") Duration pollInterval,
        @DefaultValue("32") @Positive int concurrency,

        @DefaultValue({"1s", "5s", "15s", "1m", "5m", "15m", "1h", "3h", "6h", "12h"}) @NotEmpty
        List<Duration> retrySchedule,

        @DefaultValue("1m") Duration probeInterval,
        @DefaultValue @Valid Limits limits) {

    /** How updates come. */
    enum Updates {
        /** Telegram calls us. */
        WEBHOOK,
        /** We ask Telegram: for development, one instance only. */
        POLLING,
        /** Not at all. */
        NONE
    }

    /**
     * Telegram's limits as we keep them. A burst is what may go at once after a pause; the steady rate is lowered by it
     * where Telegram counts in windows, so that no window ever holds more than its limit.
     *
     * @param perSecond messages a second altogether
     * @param burst of them at once
     * @param chatPerSecond messages a second to one chat
     * @param chatBurst of them at once; below the 3 that Telegram lets pass, because the network squeezes messages together
     * @param groupPerMinute messages a minute to one group
     * @param groupBurst of them at once
     */
    record Limits(
            @DefaultValue("30") @Positive int perSecond,
            @DefaultValue("5") @Positive int burst,
            @DefaultValue("1") @Positive int chatPerSecond,
            @DefaultValue("2") @Positive int chatBurst,
            @DefaultValue("20") @Positive int groupPerMinute,
            @DefaultValue("5") @Positive int groupBurst) {

        @AssertTrue(message = "a burst is smaller than its limit")
        boolean isBurstWithinLimit() {
            return burst < perSecond && groupBurst < groupPerMinute;
        }
    }

    @AssertTrue(message = "cvety.notifications.telegram.token is required while the channel is enabled")
    boolean isTokenGivenWhenEnabled() {
        return !enabled || (token != null && !token.isBlank());
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "TelegramProperties[enabled=%s, baseUrl=%s, bot=%s]".formatted(enabled, baseUrl, botUsername);
    }
}
