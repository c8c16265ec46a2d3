package kz.cvety.payments;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of payments.
 *
 * @param payWithin how long money is waited for where nobody says otherwise
 * @param slowEvery how often a provider is asked about a payment that is not fresh any more
 * @param slowFor how long a provider is asked after we have stopped waiting: money may come late
 * @param lastAskFor how long a provider that does not answer keeps a payment from being ended
 * @param noticeFor how long news of an unknown payment waits for it to become known, before it stands as money without an order
 * @param refundSettles how long the outcome of a lost refund is looked for before it counts as not done
 */
@Validated
@ConfigurationProperties("cvety.payments")
public record PaymentProperties(
        @DefaultValue("24h") Duration payWithin,
        @DefaultValue("1m") Duration slowEvery,
        @DefaultValue("1h") Duration slowFor,
        @DefaultValue("15m") Duration lastAskFor,
        @DefaultValue("10m") Duration noticeFor,
        @DefaultValue("5m") Duration refundSettles) {}
