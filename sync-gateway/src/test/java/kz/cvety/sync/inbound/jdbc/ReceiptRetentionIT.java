package kz.cvety.sync.inbound.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import kz.cvety.sync.Gateway;
import kz.cvety.sync.Hooks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReceiptRetentionIT {

    private static final Duration OLD = Duration.ofDays(91);

    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = Gateway.start(Map.of("cvety.sync.receipts.retention-chunk", "3", "cvety.outbound.enabled", "false"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void forgetsWhatIsOldInEveryShopAndKeepsTheRest() {
        var old = Stream.of("cvetykz", "cvetykz", "cvetykz", "cvetykz", "cvetykz", "cvetykz", "cvetykz", "other")
                .map(shop -> receipt(shop, OLD))
                .toList();
        var young = List.of(receipt("cvetykz", Duration.ofDays(89)), receipt("other", Duration.ZERO));

        forget();

        assertThat(kept(old)).isEmpty();
        assertThat(kept(young)).hasSize(2);
    }

    @Test
    void neverForgetsWhatWaitsForAPerson() {
        var open = receipt("cvetykz", OLD);
        var decided = receipt("cvetykz", OLD);
        var waiting = parked(open, "OPEN");
        var done = parked(decided, "DISCARDED");

        forget();

        assertThat(kept(List.of(open, decided))).containsExactly(open);
        assertThat(gateway.jdbc()
                        .sql("select id from parked where id = any(?)")
                        .param(new UUID[] {waiting, done})
                        .query(UUID.class)
                        .list())
                .containsExactly(waiting);
    }

    @Test
    void keepsWhatArrivesNow() {
        var id = Hooks.newId();
        assertThat(gateway.order(Hooks.order(id, "N").toString()).statusCode()).isEqualTo(200);
        var receipt = gateway.jdbc()
                .sql("select id from receipt where convert_from(body, 'UTF8') like ?")
                .param("%\"" + id + "\"%")
                .query(UUID.class)
                .single();

        forget();

        assertThat(kept(List.of(receipt))).containsExactly(receipt);
    }

    private static void forget() {
        gateway.bean(ReceiptRetention.class).forget();
    }

    private static UUID receipt(String shop, Duration age) {
        var at = Instant.now().minus(age);
        var id = UuidCreator.getTimeOrderedEpochMax(at.minusMillis(1));
        var salted = new UUID(id.getMostSignificantBits(), UUID.randomUUID().getLeastSignificantBits());
        gateway.jdbc()
                .sql("""
                        insert into receipt (shop_id, connection, id, kind, headers, body, outcome, answer, received_at)
                        values (?, ?, ?, 'CANONICAL', '{}', '', 'ACCEPTED', '{}', ?)
                        """)
                .params(shop, shop.equals("other") ? "other" : "main", salted, at.atOffset(ZoneOffset.UTC))
                .update();
        return salted;
    }

    private static UUID parked(UUID receipt, String state) {
        var id = UUID.randomUUID();
        gateway.jdbc().sql("""
                        insert into parked (shop_id, id, connection, receipt_id, reason, detail, state, parked_at)
                        values ('cvetykz', ?, 'main', ?, 'unknown-status', '', ?, now())
                        """).params(id, receipt, state).update();
        return id;
    }

    private static List<UUID> kept(List<UUID> receipts) {
        return gateway.jdbc()
                .sql("select id from receipt where id = any(?)")
                .param(receipts.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }
}
