package kz.cvety.sync.inbound;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** An order as a connection names it. */
public record OrderKey(ShopId shop, String connection, String externalId) {

    /** The id such an order gets here when Bitrix made it: whoever hears of it first, it is the same. */
    public UUID bornId() {
        return UuidCreator.getNameBasedSha1("cvety:" + connection + ":order:" + externalId);
    }
}
