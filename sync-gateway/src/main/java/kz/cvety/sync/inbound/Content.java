package kz.cvety.sync.inbound;

import kz.cvety.sync.bitrix.Told;
import kz.cvety.sync.products.ToldProduct;
import org.jspecify.annotations.Nullable;

/** What an arrival amounts to, before anything is known about the order. */
public sealed interface Content {

    /** The order's id in Bitrix, when it was told. */
    @Nullable
    String externalId();

    /** {@link EntityKey#ORDER} or {@link EntityKey#PRODUCT}. */
    default String entityType() {
        return EntityKey.ORDER;
    }

    /** Something told about a product. */
    record TellingProduct(ToldProduct told) implements Content {
        @Override
        public String externalId() {
            return told.externalId();
        }

        @Override
        public String entityType() {
            return EntityKey.PRODUCT;
        }
    }

    /** Something told about an order. */
    record Telling(Told told) implements Content {
        @Override
        public String externalId() {
            return told.externalId();
        }
    }

    /** An order or a product to be read from Bitrix. */
    record Touching(String entityType, String externalId) implements Content {}

    /** Something that nobody here understands. */
    record Puzzling(@Nullable String externalId, String reason, String detail) implements Content {}
}
