package kz.cvety.orders;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the order service.
 *
 * @param payWithin how long an order that is paid online waits for its money when the request does not say
 * @param payWithinAtLeast the shortest time a request may ask for
 * @param payWithinAtMost the longest time a request may ask for
 */
@Validated
@ConfigurationProperties("cvety.orders")
record OrderProperties(
        @DefaultValue("1h") Duration payWithin,
        @DefaultValue("5m") Duration payWithinAtLeast,
        @DefaultValue("24h") Duration payWithinAtMost) {}
