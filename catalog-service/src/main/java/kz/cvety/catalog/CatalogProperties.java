package kz.cvety.catalog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the catalog service.
 *
 * @param idempotencyRetention how long a request may be repeated under its Idempotency-Key
 */
@Validated
@ConfigurationProperties("cvety.catalog")
record CatalogProperties(@DefaultValue("7d") Duration idempotencyRetention) {}
