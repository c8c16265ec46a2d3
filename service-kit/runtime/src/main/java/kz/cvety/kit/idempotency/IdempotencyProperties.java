package kz.cvety.kit.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of requests with an idempotency key.
 *
 * @param retention how long a request may be repeated under its Idempotency-Key
 */
@Validated
@ConfigurationProperties("cvety.idempotency")
record IdempotencyProperties(@DefaultValue("7d") Duration retention) {}
