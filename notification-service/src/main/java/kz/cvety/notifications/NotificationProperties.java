package kz.cvety.notifications;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Whom the service tells, and how long things last.
 *
 * @param backfillAge an order placed longer ago than this when it is first seen was imported: its buyer is not told
 * @param invitationLife how long a deep link works
 * @param retention how long a settled message and a used or outdated link are kept
 * @param paymentReminders how long before the end of the time to pay a buyer is reminded, once each; nobody is when it is empty
 * @param remindEvery how often it is looked for reminders that are due
 * @param staffChats chats of staff that exist from the start, added when absent
 */
@Validated
@ConfigurationProperties("cvety.notifications")
record NotificationProperties(
        @DefaultValue("7d") Duration backfillAge,
        @DefaultValue("24h") Duration invitationLife,
        @DefaultValue("90d") Duration retention,
        @DefaultValue("15m") List<Duration> paymentReminders,
        @DefaultValue("30s") Duration remindEvery,
        @DefaultValue List<StaffChat> staffChats) {

    /**
     * One chat of a shop's staff.
     *
     * @param shop the shop's id
     * @param chatId Telegram's id; groups have negative ones
     * @param locale the language of its messages: ru, kk or en
     */
    @ConfigurationPropertiesSource
    record StaffChat(
            @NotBlank String shop,
            @NotNull Long chatId,
            @DefaultValue("ru") Language locale) {}
}
