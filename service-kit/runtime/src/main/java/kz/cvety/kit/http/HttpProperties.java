package kz.cvety.kit.http;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a request may cost.
 *
 * @param maxBody the largest body any endpoint reads; a larger one is refused with 413
 * @param maxUpload the same for a form with files, {@code multipart/form-data}
 * @param bodyWithin how long the body of a request may take to arrive; a slower one is refused with 408. A sender that says
 *     nothing at all is cut after server.tomcat.connection-timeout
 */
@Validated
@ConfigurationProperties("cvety.http")
record HttpProperties(
        @DefaultValue("1MB") DataSize maxBody,
        @DefaultValue("1MB") DataSize maxUpload,
        @DefaultValue("30s") Duration bodyWithin) {}
