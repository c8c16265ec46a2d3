package kz.cvety.notifications;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.events.payments.PaymentEvent;
import kz.cvety.events.payments.PaymentOffered;
import kz.cvety.events.payments.PaymentReceived;
import kz.cvety.events.payments.PaymentRefunded;
import kz.cvety.events.payments.PaymentSnapshot;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.inbox.Fact;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes the messages about money: staff are told what a person has to look at, and of money for an order that does not become paid by
 * it; buyers are told where to pay and what was given back. That an order is paid its own facts say. A version that is not newer than the
 * last one seen is old news: it produces nothing, however it got late.
 */
@Component
public class TellOfPayments {

    private static final Set<String> BECOMES_PAID = Set.of(OrderStatus.NEW.name(), OrderStatus.PROCESSING.name());

    private final ToldPayments payments;
    private final ToldOrders orders;
    private final Recipients recipients;
    private final Messages messages;
    private final PaymentMessages words;
    private final RemindBuyers reminders;

    TellOfPayments(
            ToldPayments payments,
            ToldOrders orders,
            Recipients recipients,
            Messages messages,
            PaymentMessages words,
            RemindBuyers reminders) {
        this.payments = payments;
        this.orders = orders;
        this.recipients = recipients;
        this.messages = messages;
        this.words = words;
        this.reminders = reminders;
    }

    /** Something to tell; {@code number} is how people call the order. */
    private record Notice(
            Fact<PaymentEvent> fact,
            MessageKind kind,
            @Nullable String number) {}

    /** Handles facts of one shop inside its transaction, with a handful of statements however many there are. */
    public void handle(ShopId shop, List<Fact<PaymentEvent>> facts) {
        var ids = new HashSet<UUID>();
        var orderIds = new HashSet<UUID>();
        for (var fact : facts) {
            ids.add(fact.event().aggregateId());
            if (fact.event().payment().orderId() != null) {
                orderIds.add(fact.event().payment().orderId());
            }
        }
        var known = new HashMap<>(payments.lock(shop, ids));
        var told = orders.lock(shop, orderIds);
        var notices = new ArrayList<Notice>();
        var newest = new HashMap<UUID, PaymentSnapshot>();
        for (var fact : facts) {
            var payment = fact.event().payment();
            var before = known.get(payment.paymentId());
            if (before == null || before.version() < payment.version()) {
                var order = payment.orderId() == null ? null : told.get(payment.orderId());
                var number = number(payment.orderNumber(), order);
                kinds(fact.event(), before, order).forEach(kind -> notices.add(new Notice(fact, kind, number)));
                newest.put(payment.paymentId(), payment);
                known.put(
                        payment.paymentId(),
                        new ToldPayment(payment.paymentId(), payment.version(), payment.attention()));
            }
        }
        payments.save(shop, known.values());
        reminders.plan(shop, newest.values());
        if (!notices.isEmpty()) {
            messages.queue(shop, write(shop, notices, orderIds));
        }
    }

    private static List<MessageKind> kinds(
            PaymentEvent event, @Nullable ToldPayment before, @Nullable ToldOrder order) {
        var payment = event.payment();
        var kinds = new ArrayList<MessageKind>();
        if (payment.attention() != null
                && (before == null || !Objects.equals(before.attention(), payment.attention()))) {
            kinds.add(MessageKind.PAYMENT_ATTENTION);
        } else if (event instanceof PaymentReceived && order != null && staysAsItIs(order)) {
            kinds.add(MessageKind.PAYMENT_RECEIVED);
        }
        if (payment.orderId() != null && event instanceof PaymentOffered && payment.payUrl() != null) {
            kinds.add(MessageKind.PAY_LINK);
        }
        if (payment.orderId() != null && event instanceof PaymentRefunded) {
            kinds.add(MessageKind.REFUND);
        }
        return kinds;
    }

    private static boolean staysAsItIs(ToldOrder order) {
        return !order.paid() && !BECOMES_PAID.contains(order.status());
    }

    private static @Nullable String number(@Nullable String told, @Nullable ToldOrder order) {
        if (order != null) {
            return order.number();
        }
        return told == null || told.isBlank() ? null : told;
    }

    private List<NewMessage> write(ShopId shop, List<Notice> notices, Set<UUID> orderIds) {
        var staff = recipients.staffListeners(shop);
        var listeners = recipients.listeners(shop, orderIds);
        var written = new ArrayList<NewMessage>();
        for (var notice : notices) {
            var order = notice.fact().event().payment().orderId();
            var chats =
                    switch (notice.kind()) {
                        case PAY_LINK, REFUND ->
                            order == null
                                    ? List.<Recipient>of()
                                    : listeners.getOrDefault(order, List.of()).stream()
                                            .filter(listener -> listener.audience() == Audience.BUYER)
                                            .toList();
                        default -> staff;
                    };
            written.addAll(write(notice, chats));
        }
        return written;
    }

    private List<NewMessage> write(Notice notice, List<Recipient> chats) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        var event = notice.fact().event();
        return chats.stream()
                .map(chat -> new NewMessage(
                        UuidCreator.getTimeOrderedEpoch(),
                        notice.fact().id(),
                        chat.chatId(),
                        chat.audience(),
                        notice.kind(),
                        chat.language(),
                        event.payment().orderId(),
                        null,
                        texts.computeIfAbsent(
                                chat.language(),
                                language -> words.about(event, notice.kind(), notice.number(), language)),
                        null))
                .toList();
    }
}
