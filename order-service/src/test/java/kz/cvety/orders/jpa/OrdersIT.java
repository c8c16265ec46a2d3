package kz.cvety.orders.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.kit.testing.StatementCounter;
import kz.cvety.orders.AlreadyTaken;
import kz.cvety.orders.Order;
import kz.cvety.orders.OrderFilter;
import kz.cvety.orders.Orders;
import kz.cvety.orders.Samples;
import kz.cvety.orders.TrackingIds;
import kz.cvety.orders.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class OrdersIT {

    private final Orders orders = World.bean(Orders.class);
    private final ShopTransactions transactions = World.bean(ShopTransactions.class);
    private final JdbcClient asApp = World.bean(JdbcClient.class);
    private final ShopId shop = World.newShop();
    private final ShopId stranger = World.newShop();

    @Test
    void givesBackWhatItWasGiven() {
        var order = add(shop, "122001");
        var stored = transactions.call(
                shop, () -> orders.find(shop, order.id()).orElseThrow().snapshot());

        assertThat(stored).isEqualTo(order.snapshot());
    }

    @Test
    void hidesAnOrderFromEveryOtherShop() {
        var id = add(shop, "122001").id();

        transactions.run(stranger, () -> {
            assertThat(orders.find(stranger, id)).isEmpty();
            assertThat(orders.findLocked(stranger, id)).isEmpty();
            assertThat(orders.findLocked(stranger, List.of(id))).isEmpty();
            assertThat(orders.page(stranger, OrderFilter.ALL, null, 10).orders())
                    .isEmpty();
        });
    }

    @Test
    void hidesItByHibernatesFilterAloneWhenRowsAreNotProtected() {
        var id = add(shop, "122001").id();
        var superuser = World.behindTheScenes();
        superuser.sql("alter table orders disable row level security").update();
        try {
            transactions.run(stranger, () -> {
                assertThat(asApp.sql("select count(*) from orders where id = ?")
                                .param(id)
                                .query(Integer.class)
                                .single())
                        .as("the wall of the database is down")
                        .isEqualTo(1);
                assertThat(orders.find(stranger, id)).isEmpty();
                assertThat(orders.findLocked(stranger, List.of(id))).isEmpty();
            });
        } finally {
            superuser.sql("alter table orders enable row level security").update();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "order_item", "order_link", "order_history"})
    void hidesRowsByTheDatabaseAloneFromPlainSql(String table) {
        var body = """
                {"buyer": {"phone": "+77000000001"}, "recipient": {}, "delivery": {},
                 "items": [{"name": "Roses", "price": "1", "quantity": 1}]}""";
        var placed = World.place(shop, body);
        World.post(placed.header("location") + "/status", World.manager(shop), "{\"status\": \"PAID\"}");
        transactions.run(
                shop,
                () -> orders.findLocked(shop, UUID.fromString(placed.text("/id")))
                        .orElseThrow()
                        .linkTo("c", "1"));
        var count = "select count(*) from " + table + " where shop_id = '" + shop + "'";

        assertThat(transactions.call(shop, () -> number(count))).isEqualTo(1);
        assertThat(transactions.call(stranger, () -> number(count))).isZero();
        assertThat(number(count)).as("without any shop").isZero();
        assertThat(transactions.call(
                        stranger,
                        () -> asApp.sql("delete from " + table + " where shop_id = '" + shop + "'")
                                .update()))
                .isZero();
        assertThatThrownBy(() -> transactions.run(
                        shop,
                        () -> asApp.sql("update " + table + " set shop_id = '" + stranger + "'")
                                .update()))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void refusesToStoreAnOrderOfAnotherShop() {
        var order = new Order(
                stranger,
                UUID.randomUUID(),
                TrackingIds.next(),
                OrderStatus.NEW,
                Samples.details(),
                null,
                Samples.byUser().origin(),
                Samples.NOON);

        assertThatThrownBy(() -> transactions.run(shop, () -> {
                    orders.add(shop, order);
                    orders.flush(shop);
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(transactions.call(stranger, () -> orders.find(stranger, order.id())))
                .isEmpty();
    }

    @Test
    void refusesASecondOrderWithTheSameExternalId() {
        add(shop, "122001");

        assertThatThrownBy(() -> add(shop, "122001")).isInstanceOf(AlreadyTaken.class);
        add(stranger, "122001");
    }

    @Test
    void listsAnyNumberOfOrdersWithTheSameNumberOfQueries() {
        for (var i = 0; i < 3; i++) {
            add(shop, "few-" + i);
        }
        var few = statementsOfAPage(200);
        for (var i = 0; i < 150; i++) {
            add(shop, "many-" + i);
        }

        assertThat(statementsOfAPage(200)).isEqualTo(few).isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from orders where id = '00000000-0000-0000-0000-000000000001'",
                "select * from orders where order_number = 'n-1'",
                "select * from orders where tracking_id = 'ABC123D9'",
                "select * from order_link where external_id = '122001'",
                "select * from order_payment where order_id = '00000000-0000-0000-0000-000000000001'",
                "select * from orders where stock = 'SHORT' order by placed_at desc, id desc limit 50",
                "select * from orders order by placed_at desc, id desc limit 50"
            })
    void findsAnOrderByEachOfItsKeysThroughAnIndex(String query) {
        World.behindTheScenes().sql("analyze orders, order_link").update();
        var plan = transactions.call(shop, () -> {
            asApp.sql("set local enable_seqscan = off").update();
            return String.join(
                    "\n",
                    asApp.sql("explain " + query)
                            .query((row, i) -> row.getString(1))
                            .list());
        });

        assertThat(plan).contains("Index").doesNotContain("Seq Scan").contains("Index Cond");
    }

    private long statementsOfAPage(int size) {
        var seen = new ArrayList<Object>();
        var statements = StatementCounter.during(() -> transactions.run(
                shop,
                () -> orders.page(shop, OrderFilter.ALL, null, size)
                        .orders()
                        .forEach(order -> seen.add(order.snapshot()))));
        assertThat(seen).isNotEmpty();
        return statements;
    }

    private long number(String query) {
        return asApp.sql(query).query(Long.class).single();
    }

    private Order add(ShopId to, String externalId) {
        var order = new Order(
                to,
                UUID.randomUUID(),
                TrackingIds.next(),
                OrderStatus.NEW,
                Samples.details(),
                null,
                Samples.byUser().origin(),
                Samples.NOON);
        order.linkTo("almaty-bitrix", externalId);
        transactions.run(to, () -> {
            orders.add(to, order);
            orders.flush(to);
        });
        return order;
    }
}
