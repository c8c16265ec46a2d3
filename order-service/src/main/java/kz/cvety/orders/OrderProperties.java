package kz.cvety.orders;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the order service.
 *
 * @param idempotencyRetention how long a request may be repeated under its Idempotency-Key
 */
@Validated
@ConfigurationProperties("cvety.orders")
record OrderProperties(@DefaultValue("7d") Duration idempotencyRetention) {}
