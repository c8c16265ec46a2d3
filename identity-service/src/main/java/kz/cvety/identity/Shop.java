package kz.cvety.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kz.cvety.events.identity.ShopSnapshot;
import kz.cvety.kit.ShopId;

/** A flower shop. Each change makes its version grow by one. */
public record Shop(
        ShopId id, long version, String name, String zone, String language, State state, Instant registeredAt) {

    /** Whether people may work in it. */
    public enum State {
        ACTIVE,
        SUSPENDED
    }

    Shop changed(String newName, String newZone, String newLanguage) {
        return new Shop(id, version + 1, newName, newZone, newLanguage, state, registeredAt);
    }

    Shop in(State other) {
        return new Shop(id, version + 1, name, zone, language, other, registeredAt);
    }

    /** What is not as it was, by the names of the snapshot. */
    List<String> differencesTo(Shop before) {
        var names = new ArrayList<String>();
        if (!Objects.equals(name, before.name)) {
            names.add("name");
        }
        if (!Objects.equals(zone, before.zone)) {
            names.add("zone");
        }
        if (!Objects.equals(language, before.language)) {
            names.add("language");
        }
        if (state != before.state) {
            names.add("state");
        }
        return names;
    }

    ShopSnapshot snapshot() {
        return new ShopSnapshot(id.value(), version, name, zone, language, state.name());
    }
}
