package kz.cvety.sync.inbound;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** An order or a product as a connection names it. */
public record EntityKey(ShopId shop, String connection, String type, String externalId) {

    public static final String ORDER = "order";
    public static final String PRODUCT = "product";

    public static EntityKey ofOrder(ShopId shop, String connection, String externalId) {
        return new EntityKey(shop, connection, ORDER, externalId);
    }

    public static EntityKey ofProduct(ShopId shop, String connection, String externalId) {
        return new EntityKey(shop, connection, PRODUCT, externalId);
    }

    /** The id it gets here when Bitrix made it: whoever hears of it first, it is the same. */
    public UUID bornId() {
        return UuidCreator.getNameBasedSha1("cvety:" + connection + ":" + type + ":" + externalId);
    }

    public boolean isProduct() {
        return type.equals(PRODUCT);
    }
}
