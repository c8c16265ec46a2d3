package kz.cvety.payments.kaspi;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of calls to Kaspi.
 *
 * @param baseUrl where Kaspi listens; the platform's to choose, not a shop's
 * @param connectTimeout how long a connection may take
 * @param timeout how long an answer may take; one that takes longer is lost
 * @param pollEvery how often to ask where Kaspi does not say
 * @param linkWait how long a link waits for its buyer where Kaspi does not say
 * @param confirmWait how long a payment may take after that where Kaspi does not say
 */
@Validated
@ConfigurationProperties("cvety.payments.kaspi")
record KaspiProperties(
        @DefaultValue("https://qrapi-cert-ip.kaspi.kz") @NotNull
        URI baseUrl,

        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("5s") Duration pollEvery,
        @DefaultValue("180s") Duration linkWait,
        @DefaultValue("65s") Duration confirmWait) {}
