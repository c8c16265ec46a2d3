package kz.cvety.sync;

import java.time.Duration;
import java.time.ZoneId;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * One external system of one shop, and everything that decides how we speak with it. What others present to us to prove
 * that they are this connection is not in here: see {@link Connections#presenting}.
 *
 * @param baseUrl where its HTTP endpoints live, without a slash at the end; absent when it only speaks to us
 * @param apiToken what we present there
 * @param productPrices how prices of products are written, in both directions
 * @param owners whose word counts for which field of a product
 * @param everyStep each status change is told there, not only the newest
 * @param paused nothing is sent there and the backlog waits; what it tells us is still heard
 */
public record Connection(
        ShopId shop,
        String id,
        String driver,
        @Nullable String baseUrl,
        @Nullable Secret apiToken,
        String mappingPreset,
        int mappingVersion,
        PriceCodec prices,
        PriceCodec productPrices,
        FieldOwners owners,
        ZoneId zone,
        Duration callTimeout,
        Duration createTimeout,
        double ratePerSecond,
        int rateBurst,
        boolean everyStep,
        boolean paused) {

    /** The origin of everything this connection tells us. */
    public Origin origin() {
        return Origin.bitrix(id);
    }
}
