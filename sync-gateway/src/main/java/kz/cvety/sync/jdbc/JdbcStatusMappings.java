package kz.cvety.sync.jdbc;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.sync.Connection;
import kz.cvety.sync.StatusMapping;
import kz.cvety.sync.StatusMappings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Versions never change, so each is read once. */
@Component
class JdbcStatusMappings implements StatusMappings {

    private record Version(String preset, int version) {}

    private final JdbcClient jdbc;
    private final Map<Version, StatusMapping> versions = new ConcurrentHashMap<>();

    JdbcStatusMappings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public StatusMapping of(Connection connection) {
        return find(connection.mappingPreset(), connection.mappingVersion())
                .orElseThrow(() -> new IllegalStateException(
                        "Connection " + connection.id() + " uses version " + connection.mappingVersion() + " of "
                                + connection.mappingPreset() + ", which does not exist"));
    }

    @Override
    public Optional<StatusMapping> find(String preset, int version) {
        var wanted = new Version(preset, version);
        var known = versions.get(wanted);
        if (known == null) {
            all();
            known = versions.get(wanted);
        }
        return Optional.ofNullable(known);
    }

    @Override
    public List<StatusMapping> all() {
        record Row(Version version, boolean in, String code, OrderStatus status) {}
        var rows = jdbc.sql("select * from status_mapping")
                .query((row, i) -> new Row(
                        new Version(row.getString("preset"), row.getInt("version")),
                        row.getString("direction").equals("IN"),
                        row.getString("code"),
                        OrderStatus.valueOf(row.getString("status"))))
                .list();
        var in = new HashMap<Version, Map<String, OrderStatus>>();
        var out = new HashMap<Version, Map<OrderStatus, String>>();
        for (var row : rows) {
            if (row.in()) {
                in.computeIfAbsent(row.version(), version -> new HashMap<>()).put(row.code(), row.status());
            } else {
                out.computeIfAbsent(row.version(), version -> new EnumMap<>(OrderStatus.class))
                        .put(row.status(), row.code());
            }
        }
        var sorted = new TreeMap<String, StatusMapping>();
        in.forEach((version, codes) -> {
            var mapping =
                    new StatusMapping(version.preset(), version.version(), codes, out.getOrDefault(version, Map.of()));
            versions.put(version, mapping);
            sorted.put(version.preset() + '#' + version.version(), mapping);
        });
        Collection<StatusMapping> found = sorted.values();
        return List.copyOf(found);
    }
}
