package kz.cvety.catalog.stock;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of stock and reservations.
 *
 * @param unpaidAfter how long stock is set aside for an order that nobody has paid or accepted
 * @param payByGrace how long after the moment an order is to be paid online by its stock stays set aside: money may be on its way
 * @param lateAfter the age at which an order that is first heard of when it is already over takes nothing from stock
 */
@Validated
@ConfigurationProperties("cvety.catalog.stock")
record StockProperties(
        @DefaultValue("2h") Duration unpaidAfter,
        @DefaultValue("15m") Duration payByGrace,
        @DefaultValue("2d") Duration lateAfter) {}
