package kz.cvety.sync.outbound;

import static kz.cvety.sync.outbound.Orders.moved;
import static kz.cvety.sync.outbound.Orders.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import kz.cvety.kit.Origin;
import kz.cvety.simulators.bitrix.BitrixSimulator;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.FaultKind;
import kz.cvety.sync.BitrixOrders;
import kz.cvety.sync.Connection;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveriesIT {

    private static final Gateway GATEWAY = Gateway.shared();

    @AutoClose
    private final Bridge bridge = Bridge.of(GATEWAY);

    private final BitrixSimulator bitrix = bridge.bitrix;
    private final UUID order = bridge.order;
    private final Connection connection = bridge.connection;

    @Test
    void createsTheOrderThenTellsEachStepOfItsStatus() {
        bridge.announce(placed(order));
        GATEWAY.awaitIdle(order);
        bridge.announce(moved(order, 2, "PAID"), moved(order, 3, "ACCEPTED"));
        GATEWAY.awaitIdle(order);

        assertThat(bridge.actions()).containsExactly("order.create", "order.status", "order.status");
        var there = bitrix.shop().findByXmlId(order.toString());
        assertThat(there).singleElement().satisfies(made -> {
            assertThat(made.status()).isEqualTo("AP");
            assertThat(made.version()).isEqualTo(3);
            assertThat(made.properties()).containsEntry("addressRecipient", "Алматы, Абай 1");
        });
        assertThat(GATEWAY.delivered(order)).containsExactly(1L, 3L);
        assertThat(GATEWAY.database.queryForMap("""
                        select b.our_status, b.their_status, b.their_status_version, b.last_by_us, k.external_id
                        from order_belief b join link k on k.entity_id = b.order_id where b.order_id = ?
                        """, order))
                .containsEntry("their_status", "ACCEPTED")
                .containsEntry("their_status_version", 3L)
                .containsEntry("last_by_us", true)
                .containsEntry("external_id", Long.toString(there.getFirst().id()));
    }

    @ParameterizedTest
    @CsvSource({"PAID, PD", "CANCELLED, RF"})
    void tellsWhatMoneyDecidedWithoutAnybodysHand(String status, String code) {
        bridge.announce(placed(order));
        GATEWAY.awaitIdle(order);
        bridge.announce(moved(order, 2, status, Origin.SYSTEM));
        GATEWAY.awaitIdle(order);

        assertThat(bridge.actions()).containsExactly("order.create", "order.status");
        assertThat(bitrix.shop().findByXmlId(order.toString()))
                .singleElement()
                .satisfies(there -> assertThat(there.status()).isEqualTo(code));
        assertThat(GATEWAY.delivered(order)).containsExactly(1L, 2L);
    }

    @Test
    void keepsNoPersonAndNoTokenWithTheAttempt() {
        bridge.announce(placed(order));
        GATEWAY.awaitIdle(order);

        var kept = GATEWAY.database.queryForObject(
                "select a.request::text from delivery_attempt a join delivery d on d.id = a.delivery_id where d.entity_id = ?",
                String.class,
                order);
        assertThat(kept)
                .contains("order.create", "51 раушан")
                .doesNotContain("+7700000", "Айгүл", "Ұлжан", "Абай", "simulated-api-token");
    }

    @ParameterizedTest
    @EnumSource(names = {"DOWN", "SERVER_ERROR", "LIMIT", "HTML", "REDIRECT", "ANSWER_LOST", "HANG"})
    void createsOneOrderWhateverGoesWrongFirst(FaultKind fault) {
        bitrix.faults().add(CallFault.next(2, fault).on("order.create"));

        bridge.announce(placed(order));
        GATEWAY.awaitIdle(order);

        assertThat(bitrix.shop().findByXmlId(order.toString())).hasSize(1);
        assertThat(GATEWAY.delivered(order)).containsExactly(1L);
    }

    @ParameterizedTest
    @EnumSource(names = {"DOWN", "SERVER_ERROR", "LIMIT", "HTML", "REDIRECT", "ANSWER_LOST", "HANG"})
    void tellsAStatusWhateverGoesWrongFirst(FaultKind fault) {
        bridge.announce(placed(order));
        GATEWAY.awaitIdle(order);
        bitrix.faults().add(CallFault.next(2, fault).on("order.status"));

        bridge.announce(moved(order, 2, "ACCEPTED"), moved(order, 3, "ASSEMBLED"));
        GATEWAY.awaitIdle(order);

        assertThat(bitrix.shop().findByXmlId(order.toString()))
                .singleElement()
                .satisfies(there -> assertThat(there.version()).isEqualTo(3));
        assertThat(GATEWAY.deliveries(order))
                .containsOnly("CREATE:NEW:DELIVERED", "STATUS:ACCEPTED:DELIVERED", "STATUS:ASSEMBLED:DELIVERED");
        assertThat(GATEWAY.database.queryForObject(
                        "select count(*) from write_ledger where entity_id = ? and consumed_at is null",
                        Long.class,
                        order))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"BUSINESS_ERROR, refused-by-bitrix"})
    void parksWhatIsRefusedUntilAPersonDecides(FaultKind fault, String reason) {
        bitrix.faults().add(CallFault.next(1, fault).on("order.create"));
        bridge.announce(placed(order));
        await().until(() -> GATEWAY.laneState(order).equals("PARKED:" + reason));
        assertThat(GATEWAY.database.queryForList(
                        "select type from kit.outbox where key = ?", String.class, order.toString()))
                .containsExactly("sync.delivery-parked.v1");

        GATEWAY.bean(LaneDesk.class).retry(LaneId.ofOrder(connection.shop(), connection.id(), order), Origin.user("9"));
        GATEWAY.awaitIdle(order);

        assertThat(GATEWAY.delivered(order)).containsExactly(1L);
    }

    @Test
    void parksAStatusThatHasNoCodeThereAndGoesOnWhenItIsDiscarded() {
        bridge.announce(placed(order));
        GATEWAY.awaitIdle(order);
        bridge.announce(moved(order, 2, "COMPLETED"), moved(order, 3, "ACCEPTED"));
        await().until(() -> GATEWAY.laneState(order).equals("PARKED:no-code-for-status"));

        GATEWAY.bean(LaneDesk.class)
                .discard(LaneId.ofOrder(connection.shop(), connection.id(), order), Origin.user("9"));
        GATEWAY.awaitIdle(order);

        assertThat(bitrix.shop().findByXmlId(order.toString()))
                .singleElement()
                .satisfies(there -> assertThat(there.status()).isEqualTo("AP"));
    }

    @Test
    void neverLetsAStuckLaneBlockAnother() {
        bitrix.faults().add(CallFault.always(FaultKind.BUSINESS_ERROR).on("order.status"));
        bridge.announce(placed(order));
        GATEWAY.awaitIdle(order);
        bridge.announce(moved(order, 2, "ACCEPTED"));
        await().until(() -> GATEWAY.laneState(order).startsWith("PARKED"));

        var other = UUID.randomUUID();
        bridge.announce(placed(other));
        GATEWAY.awaitIdle(other);

        assertThat(bitrix.shop().findByXmlId(other.toString())).hasSize(1);
    }

    @Test
    void givesWayToANewerStatusFromBitrix() {
        bridge.announce(placed(order));
        GATEWAY.awaitIdle(order);
        bitrix.faults().add(CallFault.always(FaultKind.LIMIT).on("order.status"));
        bridge.announce(moved(order, 2, "ACCEPTED"));
        await().until(() -> GATEWAY.attempts(order).stream().anyMatch(it -> it.endsWith(":query-limit-exceeded")));
        bridge.announce(moved(order, 3, "CANCELLED", connection.origin()));
        bitrix.faults().clear();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(GATEWAY.deliveries(order))
                        .containsExactly("CREATE:NEW:DELIVERED", "STATUS:ACCEPTED:SUPERSEDED"));
        assertThat(GATEWAY.delivered(order)).containsExactly(1L, 3L);
    }

    @Test
    void repairsWhatDiffersAlthoughOursWasTheLastWordThere() {
        bridge.announce(placed(order));
        GATEWAY.awaitIdle(order);
        GATEWAY.database.update(
                "update order_belief set our_status = 'ACCEPTED', our_version = 5 where order_id = ?", order);

        GATEWAY.bean(kz.cvety.kit.shop.ShopTransactions.class)
                .run(
                        connection.shop(),
                        () -> GATEWAY.bean(RepairOrders.class)
                                .handle(connection.shop(), connection.id(), java.util.List.of(order)));
        await().until(() -> GATEWAY.delivered(order).contains(5L));

        assertThat(bitrix.shop().findByXmlId(order.toString()).getFirst().status())
                .isEqualTo("AP");
    }

    @Test
    void saysThatAShopWithoutAConnectionHasNothingToTell() {
        GATEWAY.announce(new kz.cvety.kit.ShopId("alone"), placed(order));

        assertThat(GATEWAY.delivered(order)).containsExactly(1L);
        assertThat(GATEWAY.deliveries(order)).isEmpty();
    }

    @Test
    void readsOrdersForTheInboundSide() {
        bridge.announce(placed(order));
        GATEWAY.awaitIdle(order);
        var id = Long.toString(
                bitrix.shop().findByXmlId(order.toString()).getFirst().id());
        var orders = GATEWAY.bean(BitrixOrders.class);

        assertThat(orders.read(connection, id))
                .isInstanceOfSatisfying(
                        BitrixOrders.Found.class,
                        found -> assertThat(found.found().path("XML_ID").asString())
                                .isEqualTo(order.toString()));
        assertThat(orders.read(connection, "999999")).isInstanceOf(BitrixOrders.Missing.class);
        assertThat(orders.changed(connection, java.time.Instant.EPOCH, 0, 50))
                .isInstanceOfSatisfying(
                        BitrixOrders.Page.class,
                        page -> assertThat(page.found()).hasSize(1));
        bitrix.unplug();
        assertThat(orders.read(connection, id)).isInstanceOf(BitrixOrders.Away.class);
    }
}
