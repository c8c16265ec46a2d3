package kz.cvety.simulators.bitrix;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Properties of the shop's PHP that may be changed while it runs. */
final class Switches {

    volatile @Nullable URI gateway;
    volatile boolean legacyHooks;
    volatile boolean legacyCreate;
    volatile BitrixOptions.ThinHooks thinHooks;

    Switches(BitrixOptions options) {
        gateway = options.gateway;
        legacyHooks = options.legacyHooks;
        legacyCreate = options.legacyCreate;
        thinHooks = options.thinHooks;
    }
}
