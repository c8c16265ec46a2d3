package kz.cvety.orders.catalog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long stock stays held for an order when no level of the catalog names it.
 *
 * @param unanswered while the catalog has said nothing about the order
 * @param settling after it has answered, or after the order was given up
 */
@Validated
@ConfigurationProperties("cvety.orders.holds")
record HoldProperties(
        @DefaultValue("24h") Duration unanswered,
        @DefaultValue("2m") Duration settling) {}
