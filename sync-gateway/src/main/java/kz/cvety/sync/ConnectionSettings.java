package kz.cvety.sync;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be set of a connection; absent leaves what is there, or the default of a new one.
 *
 * @param productOwners field of a product to {@code ours}, {@code theirs} or {@code newest}; a field that is not named stays as it is
 */
public record ConnectionSettings(
        @Nullable String baseUrl,
        @Nullable Secret apiToken,
        @Nullable Secret applicationToken,
        @Nullable String preset,
        @Nullable Integer presetVersion,
        @Nullable String codec,
        @Nullable String productPriceCodec,
        @Nullable Map<String, String> productOwners,
        @Nullable Duration callTimeout,
        @Nullable Duration createTimeout,
        @Nullable Double ratePerSecond,
        @Nullable Integer rateBurst) {

    /** Settings that choose a version of a mapping and nothing else. */
    public static ConnectionSettings ofMapping(String preset, int version) {
        return new ConnectionSettings(null, null, null, preset, version, null, null, null, null, null, null, null);
    }

    ConnectionSettings withBaseUrl(String other) {
        return new ConnectionSettings(
                other,
                apiToken,
                applicationToken,
                preset,
                presetVersion,
                codec,
                productPriceCodec,
                productOwners,
                callTimeout,
                createTimeout,
                ratePerSecond,
                rateBurst);
    }
}
