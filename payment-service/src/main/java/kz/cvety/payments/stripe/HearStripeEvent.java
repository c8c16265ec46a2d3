package kz.cvety.payments.stripe;

import java.time.InstantSource;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.payments.ConfirmPayment;
import kz.cvety.payments.HearOfRefund;
import kz.cvety.payments.Incoming;
import kz.cvety.payments.Payments;
import kz.cvety.payments.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Understands an event of Stripe, whether it was sent or looked up: once, however often it comes. It is remembered in the
 * transaction that uses it, so one that was not used comes again.
 */
@Component
class HearStripeEvent {

    /** What became of the event. */
    enum Outcome {
        USED,
        /** It was used before. */
        SEEN,
        /** It is not about anything of ours, or tells nothing new. */
        IGNORED
    }

    private static final Logger log = LoggerFactory.getLogger(HearStripeEvent.class);

    private final SeenEvents seen;
    private final ConfirmPayment confirm;
    private final HearOfRefund refunds;
    private final Payments payments;
    private final ShopTransactions transactions;
    private final InstantSource clock;

    HearStripeEvent(
            SeenEvents seen,
            ConfirmPayment confirm,
            HearOfRefund refunds,
            Payments payments,
            ShopTransactions transactions,
            InstantSource clock) {
        this.seen = seen;
        this.confirm = confirm;
        this.refunds = refunds;
        this.payments = payments;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Opens a transaction of the shop. */
    Outcome handle(ShopId shop, StripeEvent event) {
        if (!StripeEvent.WANTED.contains(event.type())) {
            return Outcome.IGNORED;
        }
        var outcome = transactions.call(shop, () -> use(shop, event));
        log.atInfo()
                .addKeyValue("shop", shop)
                .addKeyValue("event", event.id())
                .addKeyValue("type", event.type())
                .addKeyValue("outcome", outcome)
                .log("stripe.event-heard");
        return outcome;
    }

    private Outcome use(ShopId shop, StripeEvent event) {
        return event.type().startsWith("refund.") ? refund(shop, event) : paid(shop, event);
    }

    private boolean isFirst(ShopId shop, StripeEvent event) {
        return seen.add(shop, event.id(), event.type(), clock.instant());
    }

    private Outcome paid(ShopId shop, StripeEvent event) {
        if (!event.isOf(shop) || event.text("payment_status").equals("unpaid")) {
            return Outcome.IGNORED;
        }
        if (!isFirst(shop, event)) {
            return Outcome.SEEN;
        }
        var session = event.text("id");
        var intent = event.text("payment_intent");
        var money = new Incoming(
                Provider.STRIPE, session, intent.isEmpty() ? session : intent, event.money("amount_total"), event.at());
        return confirm.handle(shop, money) == ConfirmPayment.Outcome.KNOWN ? Outcome.IGNORED : Outcome.USED;
    }

    /** What belongs to no payment stays unseen: the event of its money may have been missed, and both are listed again. */
    private Outcome refund(ShopId shop, StripeEvent event) {
        var payment = payments.ofTransaction(shop, Provider.STRIPE, event.text("payment_intent"))
                .orElse(null);
        if (payment == null) {
            return Outcome.IGNORED;
        }
        if (!isFirst(shop, event)) {
            return Outcome.SEEN;
        }
        var failed =
                event.text("status").equals("failed") || event.text("status").equals("canceled");
        var news = new HearOfRefund.News(
                event.ours(StripeEvent.REFUND).orElse(null), event.text("id"), event.money("amount"), failed);
        refunds.handle(shop, payment, news);
        return Outcome.USED;
    }
}
