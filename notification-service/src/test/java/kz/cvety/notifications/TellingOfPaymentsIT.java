package kz.cvety.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import kz.cvety.events.payments.PaymentCleared;
import kz.cvety.events.payments.PaymentReceived;
import kz.cvety.kit.ShopId;
import org.junit.jupiter.api.Test;

class TellingOfPaymentsIT {

    private static final RunningService service = RunningService.shared();

    private final ShopId shop = RunningService.newShop();
    private final long staff = RunningService.newChat();
    private final long buyer = RunningService.newChat();
    private final UUID order = UUID.randomUUID();
    private final UUID payment = UUID.randomUUID();

    @Test
    void tellsStaffOnceWhatNeedsAPersonHoweverOftenItIsSaid() {
        service.addStaff(shop, staff);
        service.subscribe(shop, order, buyer);
        var late = new PaymentReceived(TestPayments.snapshot(payment, order, 4, "PAID", "LATE"));
        var id = service.publish(shop, late);
        service.publish(shop, late, id);
        service.publish(shop, late);
        service.publish(shop, TestPayments.flagged(payment, order, 5, "LATE"));
        service.publish(shop, TestPayments.flagged(payment, order, 6, "UNCLEAR_REFUND"));
        service.publish(shop, new PaymentCleared(TestPayments.snapshot(payment, order, 7, "PAID", null)));
        service.publish(shop, TestPayments.flagged(payment, order, 8, "LATE"));
        service.publish(shop, TestPayments.flagged(payment, order, 5, "LATE"));

        awaitVersion(8);
        assertThat(texts(staff))
                .satisfiesExactly(
                        first -> assertThat(first).contains("Деньги пришли за закрытый заказ", "№ 122001"),
                        second -> assertThat(second).contains("Неизвестно, вернулись ли деньги"),
                        third -> assertThat(third).contains("Деньги пришли за закрытый заказ"));
        assertThat(texts(buyer)).isEmpty();
    }

    @Test
    void tellsTheBuyerWhereToPayAndWhatComesBackAndStaffNeither() {
        service.addStaff(shop, staff);
        service.subscribe(shop, order, buyer);
        service.publish(shop, TestPayments.offered(payment, order, 2));
        service.publish(shop, TestPayments.offered(payment, order, 2));
        var refund = TestPayments.refunded(payment, order, 4);
        service.publish(shop, refund, service.publish(shop, refund));
        service.publish(shop, TestPayments.offered(payment, order, 3));

        awaitVersion(4);
        assertThat(texts(buyer))
                .satisfiesExactly(
                        first -> assertThat(first).contains("Оплатите заказ № 122001", "pay.example"),
                        second -> assertThat(second).contains("Возврат денег", "2\u00a0500\u00a0₸"));
        assertThat(texts(staff)).isEmpty();
    }

    @Test
    void leavesItToTheOrderToSayThatItIsPaid() {
        service.addStaff(shop, staff);
        service.publish(shop, TestOrders.placed(order));
        service.publish(shop, TestPayments.received(payment, order, 3));
        service.publish(shop, TestOrders.changed(order, 2, "NEW", "PAID"));
        service.publish(shop, TestOrders.changed(order, 3, "PAID", "ACCEPTED"));
        await().until(() -> service.told(shop, order) == 3);
        awaitVersion(3);
        var again = UUID.randomUUID();
        service.publish(shop, TestPayments.received(again, order, 3));

        awaitVersion(again, 3);
        assertThat(kinds()).isEqualTo("NEW_ORDER,STATUS,STATUS");
    }

    @Test
    void tellsStaffOfMoneyForAnOrderThatIsWorkedOnAlready() {
        service.addStaff(shop, staff);
        service.publish(shop, TestOrders.changed(order, 2, "NEW", "ACCEPTED"));
        await().until(() -> service.told(shop, order) == 2);
        service.publish(shop, TestPayments.received(payment, order, 3));
        service.publish(shop, TestPayments.received(payment, order, 3));

        awaitVersion(3);
        assertThat(kinds()).isEqualTo("STATUS,PAYMENT_RECEIVED");
        await().untilAsserted(() -> assertThat(service.telegram().calls(staff)).hasSize(2));
        assertThat(service.telegram().calls(staff).getLast().text())
                .contains("Деньги пришли", "№ 122001")
                .doesNotContain(TestOrders.PHONE);
    }

    @Test
    void keepsShopsApart() {
        var otherShop = RunningService.newShop();
        var stranger = RunningService.newChat();
        service.addStaff(shop, staff);
        service.addStaff(otherShop, stranger);
        service.publish(shop, TestPayments.flagged(payment, null, 9, "NO_ORDER"));
        service.publish(otherShop, TestPayments.flagged(payment, null, 1, "NO_ORDER"));

        await().untilAsserted(() -> {
            assertThat(service.telegram().calls(staff)).hasSize(1);
            assertThat(service.telegram().calls(stranger)).as("its own payment").hasSize(1);
        });
    }

    private void awaitVersion(long version) {
        awaitVersion(payment, version);
    }

    private void awaitVersion(UUID of, long version) {
        await().until(() -> service.asSuperuser()
                .queryForList("select version from told_payment where payment_id = ?", Long.class, of)
                .contains(version));
    }

    private List<String> texts(long chat) {
        return service.asSuperuser()
                .queryForList("select text from message where chat_id = ? order by seq", String.class, chat);
    }

    private String kinds() {
        return service.ask(
                String.class, "select string_agg(kind, ',' order by seq) from message where chat_id = ?", staff);
    }
}
