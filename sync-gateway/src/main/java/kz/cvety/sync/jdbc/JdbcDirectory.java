package kz.cvety.sync.jdbc;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import kz.cvety.sync.bitrix.Directory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The directory in memory, read again every two seconds. */
@Component
class JdbcDirectory implements Directory {

    private static final Logger log = LoggerFactory.getLogger(JdbcDirectory.class);

    private record Place(Kind kind, String externalId) {}

    private final JdbcClient jdbc;
    private volatile Map<Place, String> names = Map.of();

    JdbcDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
        refresh();
    }

    @Override
    public Optional<String> name(Kind kind, String externalId) {
        return Optional.ofNullable(names.get(new Place(kind, externalId)));
    }

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT2S")
    void refreshQuietly() {
        try {
            refresh();
        } catch (DataAccessException e) {
            log.atWarn().addKeyValue("cause", e.getClass().getSimpleName()).log("directory.not-refreshed");
        }
    }

    private void refresh() {
        var read = new HashMap<Place, String>();
        jdbc.sql("select kind, external_id, name from directory").query(row -> {
            read.put(
                    new Place(
                            Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)), row.getString("external_id")),
                    row.getString("name"));
        });
        names = Map.copyOf(read);
    }
}
