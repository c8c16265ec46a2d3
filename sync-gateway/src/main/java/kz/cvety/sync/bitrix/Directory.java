package kz.cvety.sync.bitrix;

import java.util.Optional;

/** What the ids of the other side are called. */
@FunctionalInterface
public interface Directory {

    Optional<String> name(Kind kind, String externalId);

    /** What an id stands for. */
    enum Kind {
        CITY,
        SLOT,
        SHOP
    }
}
