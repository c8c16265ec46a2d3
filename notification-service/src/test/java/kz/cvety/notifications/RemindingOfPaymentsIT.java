package kz.cvety.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.junit.jupiter.api.Test;

class RemindingOfPaymentsIT {

    private final RunningService service = RunningService.shared();
    private final ShopId shop = RunningService.newShop();
    private final long buyer = RunningService.newChat();
    private final UUID order = UUID.randomUUID();
    private final UUID payment = UUID.randomUUID();
    private final Instant inAnHour = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MICROS);

    @Test
    void remindsTheBuyerOnceOfWhatIsStillToBePaid() {
        var staff = RunningService.newChat();
        var stranger = RunningService.newChat();
        service.addStaff(shop, staff);
        service.subscribe(shop, order, buyer);
        service.subscribe(RunningService.newShop(), order, stranger);
        offered(2, inAnHour);
        assertThat(dueAt()).containsExactly(inAnHour.minus(Duration.ofMinutes(15)));

        remind();
        remind();
        offered(3, inAnHour);
        remind();

        assertThat(kinds(buyer)).containsExactly("PAY_LINK", "PAY_REMINDER", "PAY_LINK");
        assertThat(service.ask(
                        String.class, "select text from message where chat_id = ? and kind = 'PAY_REMINDER'", buyer))
                .contains("Напоминаем", "№ 122001", "pay.example");
        assertThat(kinds(staff)).isEmpty();
        assertThat(kinds(stranger)).isEmpty();
    }

    @Test
    void saysNothingOnceThePaymentDoesNotWaitAnyMore() {
        service.subscribe(shop, order, buyer);
        offered(2, inAnHour);
        service.publish(shop, TestPayments.received(payment, order, 3));
        awaitVersion(3);

        assertThat(dueAt()).isEmpty();
        remind();

        assertThat(kinds(buyer)).containsExactly("PAY_LINK");
    }

    @Test
    void saysNothingOfWhatTheBuyerHasJustBeenTold() {
        service.subscribe(shop, order, buyer);
        offered(2, Instant.now().plus(Duration.ofMinutes(14)));

        assertThat(dueAt()).isEmpty();
    }

    @Test
    void saysNothingWhenTheTimeToPayIsOver() {
        service.subscribe(shop, order, buyer);
        offered(2, inAnHour);
        service.asSuperuser()
                .update(
                        "update payment_reminder set payment = payment || '{\"payBy\": \"2026-03-08T07:00:00Z\"}'"
                                + " where payment_id = ?",
                        payment);

        remind();

        assertThat(kinds(buyer)).containsExactly("PAY_LINK");
        assertThat(service.ask(
                        Integer.class,
                        "select count(*) from payment_reminder where payment_id = ? and said_at is null",
                        payment))
                .isZero();
    }

    private void offered(long version, Instant payBy) {
        service.publish(shop, TestPayments.offered(payment, order, version, payBy));
        awaitVersion(version);
    }

    /** The time for it has come. */
    private void remind() {
        service.asSuperuser().update("update payment_reminder set due_at = now() where payment_id = ?", payment);
        service.bean(RemindBuyers.class).remind();
    }

    private List<Instant> dueAt() {
        return service.asSuperuser()
                .query(
                        "select due_at from payment_reminder where payment_id = ?",
                        (row, i) -> row.getTimestamp(1).toInstant(),
                        payment);
    }

    private List<String> kinds(long chat) {
        return service.asSuperuser()
                .queryForList("select kind from message where chat_id = ? order by seq", String.class, chat);
    }

    private void awaitVersion(long version) {
        await().until(() -> service.asSuperuser()
                .queryForList("select version from told_payment where payment_id = ?", Long.class, payment)
                .contains(version));
    }
}
