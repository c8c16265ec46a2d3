package kz.cvety.payments.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.Ledger;
import kz.cvety.payments.Ledger.Account;
import kz.cvety.payments.Ledger.Entry;
import kz.cvety.payments.Ledger.Reason;
import kz.cvety.payments.Provider;
import kz.cvety.payments.Till;
import kz.cvety.payments.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class LedgerIT {

    private final ShopId shop = World.newShop();
    private final ShopTransactions transactions = World.bean(ShopTransactions.class);
    private final Ledger ledger = World.bean(Ledger.class);
    private final Books books = World.bean(Books.class);
    private final UUID payment = UUID.randomUUID();

    @Test
    void saysWhereEveryTengeIs() {
        var other = UUID.randomUUID();
        post(received(payment, Account.ORDERS, "9000"));
        post(received(other, Account.UNASSIGNED, "500.50"));
        post(entry(UUID.randomUUID(), other, Reason.ASSIGNED, Account.UNASSIGNED, Account.ORDERS, "500.50"));
        post(entry(UUID.randomUUID(), payment, Reason.REFUNDED, Account.ORDERS, clearing(), "1000"));

        assertThat(balances())
                .containsExactlyInAnyOrder(
                        "clearing:KASPI 9500.50 1000.00", "orders 1000.00 9500.50", "unassigned 500.50 500.50");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into ledger_posting values (:shop, :id, 'orders', 'KZT', -900)",
                "insert into ledger_posting values (:shop, :id, 'orders', 'KZT', -900), (:shop, :id, 'unassigned',"
                        + " 'KZT', 899)",
                "insert into ledger_posting values (:shop, :id, 'orders', 'KZT', -900), (:shop, :id, 'unassigned',"
                        + " 'USD', 900)",
            })
    void takesNoEntryThatDoesNotSumToZero(String postings) {
        assertThatThrownBy(() -> write(UUID.randomUUID(), postings))
                .rootCause()
                .hasMessageContaining("does not sum to zero");

        assertThat(balances()).isEmpty();
    }

    @Test
    void takesNoEntryThatMovesNothing() {
        assertThatThrownBy(() -> write(UUID.randomUUID(), null)).rootCause().hasMessageContaining("moves nothing");
    }

    @Test
    void takesNoPostingThatIsAddedToAnEntryLater() {
        var entry = received(payment, Account.ORDERS, "9000");
        post(entry);

        assertThatThrownBy(() -> transactions.run(
                        shop,
                        () -> sql(
                                "insert into ledger_posting values (:shop, :id, 'unassigned', 'KZT', 1)", entry.id())))
                .rootCause()
                .hasMessageContaining("does not sum to zero");
    }

    @Test
    void postsEachCauseOnce() {
        var refund = entry(UUID.randomUUID(), payment, Reason.REFUNDED, Account.ORDERS, clearing(), "1000");
        for (var times = 0; times < 2; times++) {
            post(received(payment, Account.ORDERS, "9000"));
            post(refund);
        }

        assertThat(balances()).containsExactlyInAnyOrder("clearing:KASPI 9000.00 1000.00", "orders 1000.00 9000.00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger_entry set payment_id = gen_random_uuid()",
                "delete from ledger_posting",
                "update ledger_posting set amount = 1",
                "truncate ledger_entry, ledger_posting"
            })
    void cannotBeChanged(String attempt) {
        post(received(payment, Account.ORDERS, "9000"));

        assertThatThrownBy(() -> transactions.run(
                        shop, () -> World.bean(JdbcClient.class).sql(attempt).update()))
                .rootCause()
                .hasMessageContaining("permission denied");
        // not even by somebody whom no permission stops
        assertThatThrownBy(() -> World.behindTheScenes().sql(attempt).update())
                .rootCause()
                .hasMessageContaining("only ever added to");
    }

    @Test
    void hidesTheBooksFromEveryOtherShop() {
        post(received(payment, Account.ORDERS, "9000"));
        var other = World.newShop();

        assertThat(transactions.call(other, () -> books.balances(shop))).isEmpty();
        assertThat(transactions.call(other, () -> books.page(shop, null, null, 10)))
                .isEmpty();
    }

    @Test
    void showsTheBooksPageByPageNewestFirst() {
        var token = World.manager(shop);
        var order = UUID.randomUUID();
        post(new Entry(
                UUID.randomUUID(),
                payment,
                order,
                Reason.RECEIVED,
                clearing(),
                Account.ORDERS,
                Till.tenge("9000"),
                Till.now()));
        post(entry(UUID.randomUUID(), payment, Reason.REFUNDED, Account.ORDERS, clearing(), "1000"));
        post(received(UUID.randomUUID(), Account.UNASSIGNED, "7"));

        var first = World.get("/api/v1/ledger/entries?limit=1&paymentId=" + payment, token);
        var rest = World.get(
                "/api/v1/ledger/entries?limit=1&paymentId=" + payment + "&cursor=" + first.text("/next"), token);

        assertThat(first.text("/entries/0/reason")).isEqualTo("REFUNDED");
        assertThat(rest.text("/entries/0/reason")).isEqualTo("RECEIVED");
        assertThat(rest.text("/entries/0/orderId")).isEqualTo(order.toString());
        assertThat(rest.text("/entries/0/debit")).isEqualTo("clearing:KASPI");
        assertThat(rest.text("/entries/0/amount")).isEqualTo("9000.00");
        assertThat(rest.body().hasNonNull("next")).isFalse();
        var accounts = World.get("/api/v1/ledger", token).body().at("/accounts");
        assertThat(accounts.findValuesAsString("balance")).containsExactly("8007.00", "-8000.00", "-7.00");
        assertThat(World.get("/api/v1/ledger/entries?cursor=!", token).status()).isEqualTo(400);
    }

    private void write(UUID id, String postings) {
        transactions.run(shop, () -> {
            World.bean(JdbcClient.class)
                    .sql("""
                                    insert into ledger_entry (shop_id, id, reason, cause_id, payment_id, at)
                                    values (:shop, :id, 'RECEIVED', :id, :id, now())
                                    """)
                    .param("shop", shop.value())
                    .param("id", id)
                    .update();
            if (postings != null) {
                sql(postings, id);
            }
        });
    }

    private void sql(String statement, UUID entry) {
        World.bean(JdbcClient.class)
                .sql(statement)
                .param("shop", shop.value())
                .param("id", entry)
                .update();
    }

    private void post(Entry entry) {
        transactions.run(shop, () -> ledger.post(shop, entry));
    }

    private List<String> balances() {
        return transactions.call(shop, () -> books.balances(shop)).stream()
                .map(each -> each.account() + " " + each.debit() + " " + each.credit())
                .toList();
    }

    private static Entry received(UUID payment, Account credit, String amount) {
        return entry(UUID.randomUUID(), payment, Reason.RECEIVED, clearing(), credit, amount);
    }

    private static Entry entry(UUID id, UUID payment, Reason reason, Account debit, Account credit, String amount) {
        return new Entry(id, payment, null, reason, debit, credit, Till.tenge(amount), Till.now());
    }

    private static Account clearing() {
        return Account.clearing(Provider.KASPI);
    }
}
