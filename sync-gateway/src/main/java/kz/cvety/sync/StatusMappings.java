package kz.cvety.sync;

import java.util.List;
import java.util.Optional;

/** The presets of the platform. A version never changes once written, so a replay can use the one of its time. */
public interface StatusMappings {

    /** The mapping this connection uses now. */
    StatusMapping of(Connection connection);

    Optional<StatusMapping> find(String preset, int version);

    List<StatusMapping> all();
}
