package kz.cvety.notifications;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import kz.cvety.events.payments.PaymentOffered;
import kz.cvety.events.payments.PaymentSnapshot;
import kz.cvety.events.payments.PaymentStatus;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reminds buyers of what they have still to pay, once for each step of the settings. Only a step that was to come when the payment was
 * offered is taken, so that nobody is reminded of what they have just been told; once the payment does not wait any more, or its time
 * is over, nothing is said.
 */
@Component
public class RemindBuyers {

    private static final Logger log = LoggerFactory.getLogger(RemindBuyers.class);
    private static final int AT_ONCE = 200;

    private final PaymentReminders reminders;
    private final ToldOrders orders;
    private final Recipients recipients;
    private final Messages messages;
    private final PaymentMessages words;
    private final ShopTransactions transactions;
    private final NotificationProperties properties;
    private final InstantSource clock;

    RemindBuyers(
            PaymentReminders reminders,
            ToldOrders orders,
            Recipients recipients,
            Messages messages,
            PaymentMessages words,
            ShopTransactions transactions,
            NotificationProperties properties,
            InstantSource clock) {
        this.reminders = reminders;
        this.orders = orders;
        this.recipients = recipients;
        this.messages = messages;
        this.words = words;
        this.transactions = transactions;
        this.properties = properties;
        this.clock = clock;
    }

    /** These payments are like this now; joins the shop's transaction. */
    void plan(ShopId shop, Collection<PaymentSnapshot> payments) {
        if (!payments.isEmpty()) {
            reminders.plan(
                    shop,
                    payments.stream().map(PaymentSnapshot::paymentId).toList(),
                    payments.stream().flatMap(this::steps).toList());
        }
    }

    @Scheduled(fixedDelayString = "${cvety.notifications.remind-every:30s}")
    void remind() {
        for (var shop : reminders.due(clock.instant())) {
            try {
                transactions.run(shop, () -> remind(shop));
            } catch (RuntimeException e) {
                // one shop's fault is no other shop's; the next run tries again
                log.atWarn().setCause(e).addKeyValue("shop", shop).log("payment.not-reminded");
            }
        }
    }

    private void remind(ShopId shop) {
        var now = clock.instant();
        var written = new ArrayList<NewMessage>();
        for (var reminder : reminders.take(shop, now, AT_ONCE)) {
            var payment = reminder.payment();
            var order = payment.orderId();
            if (order != null && payment.payBy() != null && payment.payBy().isAfter(now)) {
                var number = orders.find(shop, order).map(ToldOrder::number).orElse(payment.orderNumber());
                recipients.listeners(shop, List.of(order)).getOrDefault(order, List.of()).stream()
                        .filter(listener -> listener.audience() == Audience.BUYER)
                        .forEach(buyer -> written.add(message(reminder, number, buyer)));
            }
        }
        if (!written.isEmpty()) {
            messages.queue(shop, written);
        }
    }

    private Stream<PaymentReminder> steps(PaymentSnapshot payment) {
        var payBy = payment.payBy();
        if (!PaymentStatus.PENDING.name().equals(payment.status())
                || payment.orderId() == null
                || payment.payUrl() == null
                || payBy == null) {
            return Stream.empty();
        }
        var now = clock.instant();
        return properties.paymentReminders().stream()
                .distinct()
                .map(before -> new PaymentReminder(before, payBy.minus(before), payment))
                .filter(reminder -> reminder.dueAt().isAfter(now));
    }

    private NewMessage message(PaymentReminder reminder, @Nullable String number, Recipient buyer) {
        var payment = reminder.payment();
        var told = "reminder " + payment.paymentId() + " " + reminder.before();
        return new NewMessage(
                UuidCreator.getTimeOrderedEpoch(),
                UUID.nameUUIDFromBytes(told.getBytes(StandardCharsets.UTF_8)),
                buyer.chatId(),
                buyer.audience(),
                MessageKind.PAY_REMINDER,
                buyer.language(),
                payment.orderId(),
                null,
                words.about(new PaymentOffered(payment), MessageKind.PAY_REMINDER, number, buyer.language()),
                null);
    }
}
