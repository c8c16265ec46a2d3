package kz.cvety.sync.inbound.jdbc;

import java.time.InstantSource;
import java.util.List;
import kz.cvety.sync.inbound.AcceptStore;
import kz.cvety.sync.inbound.Arrival;
import kz.cvety.sync.inbound.Known;
import kz.cvety.sync.inbound.Writes;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Loads with two statements and writes with one per table that changes. */
@Component
class JdbcAcceptStore implements AcceptStore {

    /**
     * Every join here is a few keys against a table that only grows. A plan kept from when it was small takes any index
     * that begins with the shop, and so reads all of the shop's rows for each key: therefore plans are made anew for the
     * size of now, and join by index.
     */
    private static final String BY_INDEX = """
            select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
                   set_config('enable_mergejoin', 'off', true), set_config('plan_cache_mode', 'force_custom_plan', true)
            """;

    private final JdbcTemplate jdbc;
    private final KnownOrders known;
    private final BatchWriter writer;

    JdbcAcceptStore(JdbcTemplate jdbc, @Qualifier("events") JsonMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.known = new KnownOrders(jdbc, json);
        this.writer = new BatchWriter(jdbc, json, clock);
    }

    @Override
    public Known load(List<Arrival> arrivals) {
        jdbc.query(BY_INDEX, row -> {});
        return known.of(arrivals);
    }

    @Override
    public void save(Writes writes) {
        writer.receipts(writes.receipts());
        writer.beliefs(writes.beliefs().values(), writes.links());
        writer.echoes(writes.echoes());
        writer.parked(writes.parked());
        writer.replayed(writes.replayed());
        writer.nowKnown(writes.nowKnown());
        writer.rereads(writes.rereads());
    }
}
