package kz.cvety.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class ShopTransactionsIT {

    private static final ShopId ASTANA = new ShopId("astana");
    private static final ShopId ALMATY = new ShopId("almaty");

    private final ShopTransactions transactions = ProbeApplication.running().getBean(ShopTransactions.class);
    private final JdbcClient jdbc = ProbeApplication.running().getBean(JdbcClient.class);
    private final UUID orderId = UUID.randomUUID();

    @BeforeEach
    void anOrderInAstana() {
        transactions.run(ASTANA, () -> insert("astana"));
    }

    @Test
    void showsAShopItsOwnRowsOnly() {
        assertThat(transactions.call(ASTANA, this::count)).isEqualTo(1);
        assertThat(transactions.call(ALMATY, this::count)).isZero();
    }

    @Test
    void showsNothingWithoutAShop() {
        assertThat(count()).isZero();
    }

    @Test
    void leavesNoShopBehindOnAPooledConnection() {
        for (var i = 0; i < 50; i++) {
            transactions.call(ASTANA, this::count);
            assertThat(count()).isZero();
        }
    }

    @Test
    void refusesToWriteARowOfAnotherShop() {
        assertThatThrownBy(() -> transactions.run(ALMATY, () -> insert("astana")))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void changesNoRowOfAnotherShop() {
        assertThat(transactions.call(
                        ALMATY, () -> jdbc.sql("update probe set version = 9").update()))
                .isZero();
    }

    @Test
    void keepsAShopsOwnTablesFromTheMachineryOfAllShops() {
        assertThat(transactions.acrossShops(this::count)).isZero();
    }

    @Test
    void letsTheMachineryWorkThroughTablesMadeForIt() {
        transactions.run(
                ASTANA,
                () -> jdbc.sql("insert into machinery values ('astana') on conflict do nothing")
                        .update());

        assertThat(transactions.acrossShops(() -> jdbc.sql("select count(*) from machinery")
                        .query(Integer.class)
                        .single()))
                .isEqualTo(1);
        assertThat(transactions.call(
                        ALMATY,
                        () -> jdbc.sql("select count(*) from machinery")
                                .query(Integer.class)
                                .single()))
                .isZero();
    }

    @Test
    void refusesToTurnToAnotherShopInsideATransaction() {
        assertThatThrownBy(() -> transactions.run(ASTANA, () -> transactions.run(ALMATY, this::count)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("astana")
                .hasMessageContaining("almaty");
    }

    private void insert(String shop) {
        jdbc.sql("insert into probe (shop_id, order_id, version) values (?, ?, 1)")
                .params(shop, orderId)
                .update();
    }

    private int count() {
        return jdbc.sql("select count(*) from probe where order_id = ?")
                .param(orderId)
                .query(Integer.class)
                .single();
    }
}
