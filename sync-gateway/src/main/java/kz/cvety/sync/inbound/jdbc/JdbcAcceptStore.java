package kz.cvety.sync.inbound.jdbc;

import java.time.InstantSource;
import java.util.List;
import kz.cvety.sync.inbound.AcceptStore;
import kz.cvety.sync.inbound.Arrival;
import kz.cvety.sync.inbound.Known;
import kz.cvety.sync.inbound.Writes;
import kz.cvety.sync.products.ProductBeliefs;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Loads with one statement per connection and writes with one for what nearly every batch changes. */
@Component
class JdbcAcceptStore implements AcceptStore {

    private final KnownOrders known;
    private final BatchWriter writer;
    private final ProductBeliefs products;

    JdbcAcceptStore(
            JdbcTemplate jdbc, @Qualifier("events") JsonMapper json, ProductBeliefs products, InstantSource clock) {
        this.known = new KnownOrders(jdbc, json, new KnownProducts(jdbc, products));
        this.products = products;
        this.writer = new BatchWriter(jdbc, json, clock);
    }

    @Override
    public Known load(List<Arrival> arrivals) {
        return known.of(arrivals);
    }

    @Override
    public void save(Writes writes) {
        writer.write(writes.receipts(), writes.links(), writes.beliefs().values());
        products.save(writes.products().values());
        writer.echoes(writes.echoes());
        writer.parked(writes.parked());
        writer.replayed(writes.replayed());
        writer.nowKnown(writes.nowKnown());
        writer.rereads(writes.rereads());
    }
}
