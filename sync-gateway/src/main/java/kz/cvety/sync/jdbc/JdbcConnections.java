package kz.cvety.sync.jdbc;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.sync.Connection;
import kz.cvety.sync.Connections;
import kz.cvety.sync.Digests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** All connections in memory, read again every second and after each change made here. */
@Component
class JdbcConnections implements Connections {

    private static final Logger log = LoggerFactory.getLogger(JdbcConnections.class);

    private final ShopTransactions transactions;
    private final JdbcClient jdbc;
    private final ApiTokens tokens;
    private final InstantSource clock;
    private volatile List<ConnectionRow> rows = List.of();

    JdbcConnections(ShopTransactions transactions, JdbcClient jdbc, ApiTokens tokens, InstantSource clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.clock = clock;
        refresh();
    }

    final void refresh() {
        rows = transactions.acrossShops(() -> {
            tokens.sealClearOnes();
            return jdbc.sql("select * from connection order by shop_id, id")
                    .query((row, i) -> ConnectionRow.of(row, tokens))
                    .list();
        });
    }

    /** While the database is away the connections known last stay; nothing can be accepted then anyway. */
    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT1S")
    void refreshQuietly() {
        try {
            refresh();
        } catch (DataAccessException | TransactionException e) {
            log.atWarn().addKeyValue("cause", e.getClass().getSimpleName()).log("connections.not-refreshed");
        }
    }

    @Override
    public Optional<Connection> find(ShopId shop, String id) {
        return named(id).filter(connection -> connection.shop().equals(shop));
    }

    @Override
    public Optional<Connection> named(String id) {
        return rows.stream()
                .map(ConnectionRow::connection)
                .filter(connection -> connection.id().equals(id))
                .findFirst();
    }

    @Override
    public List<Connection> ofShop(ShopId shop) {
        return all().stream()
                .filter(connection -> connection.shop().equals(shop))
                .toList();
    }

    @Override
    public List<Connection> all() {
        return rows.stream().map(ConnectionRow::connection).toList();
    }

    @Override
    public Optional<Connection> presenting(String secret) {
        var digest = Digests.of(secret);
        var now = clock.instant();
        var found = new ArrayList<Connection>(1);
        for (var row : rows) {
            if (row.isPresentedWith(digest, now)) {
                found.add(row.connection());
            }
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    @Override
    public Optional<Connection> presentingApplicationToken(String id, String token) {
        var digest = Digests.of(token);
        var found = new ArrayList<Connection>(1);
        for (var row : rows) {
            if (row.hasApplicationToken(digest) && row.connection().id().equals(id)) {
                found.add(row.connection());
            }
        }
        return found.stream().findFirst();
    }
}
