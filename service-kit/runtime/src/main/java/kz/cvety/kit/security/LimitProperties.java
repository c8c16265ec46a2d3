package kz.cvety.kit.security;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests are served, by each instance for itself: three instances serve three times as many. The doors of
 * webhooks have limits of their own and are not counted here.
 *
 * @param address requests of one address, before anybody looks at its token
 * @param open requests of one address to what needs no token, such as tracking; counted beside the former
 * @param shop requests of one shop, all its people together; operators of the platform are counted one by one
 * @param remembered addresses and shops remembered at the same time; who is forgotten begins anew
 */
@Validated
@ConfigurationProperties("cvety.limits")
record LimitProperties(
        @DefaultValue @Valid Address address,
        @DefaultValue @Valid Open open,
        @DefaultValue @Valid Shop shop,
        @DefaultValue("20000") @Min(100) @Max(1_000_000) int remembered) {

    /**
     * @param perSecond requests of one address a second, in the long run
     * @param burst requests of one address at once
     */
    record Address(
            @DefaultValue("50") @Positive int perSecond,
            @DefaultValue("200") @Positive int burst) {}

    /**
     * @param perSecond requests of one address to what needs no token a second, in the long run
     * @param burst requests of one address to what needs no token at once
     */
    record Open(
            @DefaultValue("20") @Positive int perSecond,
            @DefaultValue("100") @Positive int burst) {}

    /**
     * @param perSecond requests of one shop a second, in the long run
     * @param burst requests of one shop at once
     */
    record Shop(
            @DefaultValue("100") @Positive int perSecond,
            @DefaultValue("400") @Positive int burst) {}
}
