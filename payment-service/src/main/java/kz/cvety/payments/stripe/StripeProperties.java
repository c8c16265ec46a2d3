package kz.cvety.payments.stripe;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings towards Stripe.
 *
 * @param baseUrl where Stripe listens; the platform's to choose, not a shop's
 * @param successUrl where a buyer goes after paying; {@code {shop}} becomes the shop's id, {@code {CHECKOUT_SESSION_ID}} is
 *     Stripe's to fill in. Nothing can be paid by Stripe without it
 * @param cancelUrl where a buyer goes who does not want to pay, written in the same way; Stripe offers no way back without it
 * @param callTimeout how long a call may take altogether
 * @param signatureTolerance how far the time in a webhook's signature may lie from ours
 * @param askEvery how often a fresh session is asked about, beside the webhooks
 * @param fresh how long a session counts as fresh
 * @param eventsEvery how often events are listed, for webhooks that never came
 * @param eventsOverlap how far behind the last listing the next one begins
 * @param eventsAtFirst how far back the first listing of an account goes
 * @param eventsKept how long an event is remembered as handled: longer than Stripe lists it
 * @param eventsAtOnce the most pages of one listing, a hundred events each
 */
@Validated
@ConfigurationProperties("cvety.payments.stripe")
record StripeProperties(
        @DefaultValue("https://api.stripe.com") @NotNull URI baseUrl,
        @DefaultValue("") String successUrl,
        @DefaultValue("") String cancelUrl,
        @DefaultValue("20s") Duration callTimeout,
        @DefaultValue("5m") Duration signatureTolerance,
        @DefaultValue("15s") Duration askEvery,
        @DefaultValue("10m") Duration fresh,
        @DefaultValue("5m") Duration eventsEvery,
        @DefaultValue("10m") Duration eventsOverlap,
        @DefaultValue("1d") Duration eventsAtFirst,
        @DefaultValue("45d") Duration eventsKept,
        @DefaultValue("50") @Positive int eventsAtOnce) {}
