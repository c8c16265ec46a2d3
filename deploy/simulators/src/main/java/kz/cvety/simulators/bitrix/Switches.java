package kz.cvety.simulators.bitrix;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Properties of the shop's PHP that may be changed while it runs. */
final class Switches {

    volatile @Nullable URI gateway;
    volatile boolean legacyHooks;
    volatile boolean legacyCreate;
    volatile boolean legacyProducts;
    volatile BitrixOptions.ThinHooks thinHooks;
    volatile BitrixOptions.ThinHooks formEvents;

    Switches(BitrixOptions options) {
        gateway = options.gateway;
        legacyHooks = options.legacyHooks;
        legacyCreate = options.legacyCreate;
        legacyProducts = options.legacyProducts;
        thinHooks = options.thinHooks;
        formEvents = options.formEvents;
    }
}
