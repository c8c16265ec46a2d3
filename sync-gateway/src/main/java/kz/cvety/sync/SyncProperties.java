package kz.cvety.sync;

import jakarta.validation.Valid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the gateway.
 *
 * @param connections made at start, or brought to what stands here
 * @param allowHttp whether a base URL beyond this machine may do without TLS, and lead to an inner address; for closed networks only
 * @param allowInner whether a base URL may lead to an address of a closed network, such as 10.0.0.7
 * @param rotationWindow how long the secret before is accepted after a rotation
 */
@Validated
@ConfigurationProperties("cvety.sync")
public record SyncProperties(
        @DefaultValue List<@Valid Configured> connections,
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue("false") boolean allowInner,
        @DefaultValue("24h") Duration rotationWindow) {

    /**
     * A connection from configuration; what is absent has the default of {@link ConnectionSettings}.
     *
     * @param shop the shop it belongs to
     * @param id unique over all shops
     * @param baseUrl where the endpoints of the other side live
     * @param inboundSecret what it presents to us
     * @param apiToken what we present to it
     * @param applicationToken what its Bitrix24 events carry
     * @param preset status mapping
     * @param presetVersion version of the status mapping
     * @param codec how it writes money
     * @param productPriceCodec how it writes prices of products
     * @param productOwners whose word counts for a field of a product: ours, theirs or newest
     * @param callTimeout the longest call but a create
     * @param createTimeout the longest create
     * @param ratePerSecond calls per second in the long run
     * @param rateBurst calls at once
     */
    @ConfigurationPropertiesSource
    public record Configured(
            String shop,
            String id,
            @Nullable String baseUrl,
            @Nullable String inboundSecret,
            @Nullable String apiToken,
            @Nullable String applicationToken,
            @Nullable String preset,
            @Nullable Integer presetVersion,
            @Nullable String codec,
            @Nullable String productPriceCodec,
            @Nullable Map<String, String> productOwners,
            @Nullable Duration callTimeout,
            @Nullable Duration createTimeout,
            @Nullable Double ratePerSecond,
            @Nullable Integer rateBurst) {

        @Override
        public String toString() {
            return "Configured[" + shop + "/" + id + "]";
        }
    }
}
