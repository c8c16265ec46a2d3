package kz.cvety.sync.inbound;

import kz.cvety.sync.bitrix.Told;
import org.jspecify.annotations.Nullable;

/** What an arrival amounts to, before anything is known about the order. */
public sealed interface Content {

    /** The order's id in Bitrix, when it was told. */
    @Nullable
    String externalId();

    /** Something told about an order. */
    record Telling(Told told) implements Content {
        @Override
        public String externalId() {
            return told.externalId();
        }
    }

    /** An order to be read from Bitrix. */
    record Touching(String externalId) implements Content {}

    /** Something that nobody here understands. */
    record Puzzling(@Nullable String externalId, String reason, String detail) implements Content {}
}
