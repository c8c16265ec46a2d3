package kz.cvety.simulators.kaspi;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import kz.cvety.simulators.kaspi.KaspiPayment.Kind;
import kz.cvety.simulators.kaspi.KaspiPayment.Stage;
import kz.cvety.simulators.machinery.Journal;
import kz.cvety.simulators.web.Json;
import tools.jackson.databind.node.ObjectNode;

/** Payments and returns. Nothing here is idempotent: whatever is asked twice happens twice. */
final class KaspiPayments {

    private static final long FIRST_PAYMENT = 700_000_001;
    private static final long FIRST_TRANSACTION = 5_500_000_001L;
    private static final long FIRST_RETURN = 90_000_001;

    private final KaspiOptions options;
    private final InstantSource clock;
    private final Journal journal;
    private final TreeMap<Long, KaspiPayment> payments = new TreeMap<>();
    private final List<KaspiReturn> returns = new ArrayList<>();
    private long transactions;

    KaspiPayments(KaspiOptions options, Journal journal) {
        this.options = options;
        this.clock = options.clock();
        this.journal = journal;
    }

    /** What a seller asks for. */
    record Request(Kind kind, String deviceToken, BigDecimal amount, String externalId, String phone, String comment) {}

    record PaymentLine(KaspiPayment payment) {}

    record ReturnLine(KaspiReturn returned) {}

    synchronized KaspiPayment create(Request request) {
        var now = clock.instant();
        var opening = request.kind() == Kind.QR ? options.scanWait : options.linkWait;
        // a QR code nobody scanned is dead at once; a link or a bill may be open on the buyer's screen
        var grace = request.kind() == Kind.QR ? Duration.ZERO : options.confirmation;
        return put(new KaspiPayment(
                payments.isEmpty() ? FIRST_PAYMENT : payments.lastKey() + 1,
                request.kind(),
                request.externalId(),
                request.deviceToken(),
                UUID.randomUUID().toString().replace("-", ""),
                request.amount(),
                BigDecimal.ZERO,
                request.phone(),
                request.comment(),
                Stage.OFFERED,
                "",
                now,
                now.plus(opening),
                now.plus(opening).plus(grace),
                null,
                BigDecimal.ZERO));
    }

    /** The buyer opens the link or scans the code. */
    KaspiPayment open(long id) {
        return whilePayable(id, payment -> payment.at(Stage.OPENED, now().plus(options.confirmation)));
    }

    KaspiPayment pay(long id) {
        return whilePayable(id, payment -> paid(payment, payment.asked()));
    }

    KaspiPayment pay(long id, BigDecimal amount) {
        return whilePayable(id, payment -> paid(payment, amount));
    }

    /** The buyer pays, and nobody hears of it until it is confirmed. */
    KaspiPayment payLate(long id) {
        return whilePayable(id, payment -> payment.at(Stage.UNCONFIRMED, payment.endsAt()));
    }

    /** The money is there after all, however the payment stood. */
    synchronized KaspiPayment confirm(long id) {
        var payment = get(id);
        if (payment.stage() == Stage.PAID) {
            throw Refused.wrongState();
        }
        return put(paid(payment, payment.asked()));
    }

    KaspiPayment decline(long id) {
        return whilePayable(id, payment -> payment.at(Stage.DECLINED, now()));
    }

    /** The seller takes back a bill nobody has paid. */
    synchronized KaspiPayment cancel(long id) {
        var payment = get(id);
        var waits = payment.stage() == Stage.OFFERED || payment.stage() == Stage.OPENED;
        if (payment.kind() != Kind.REMOTE || !waits) {
            throw Refused.wrongState();
        }
        return put(payment.at(Stage.CANCELED, now()));
    }

    synchronized KaspiReturn giveBack(long id, BigDecimal amount) {
        var payment = get(id);
        if (payment.stage() != Stage.PAID) {
            throw Refused.wrongState();
        }
        if (amount.compareTo(payment.available()) > 0) {
            throw Refused.returnTooLarge();
        }
        if (options.wholeReturnsOnly && amount.compareTo(payment.paid()) < 0) {
            throw Refused.wholeReturnsOnly();
        }
        var returned = new KaspiReturn(FIRST_RETURN + returns.size(), id, amount, now());
        returns.add(returned);
        var less = payment.less(amount);
        payments.put(id, less);
        journal.append(List.of(new PaymentLine(less), new ReturnLine(returned)));
        return returned;
    }

    synchronized KaspiPayment get(long id) {
        var payment = payments.get(id);
        if (payment == null) {
            throw Refused.noPurchase();
        }
        return payment;
    }

    synchronized Optional<KaspiPayment> byToken(String token) {
        return payments.values().stream()
                .filter(payment -> payment.token().equals(token))
                .findFirst();
    }

    synchronized List<KaspiPayment> all() {
        return List.copyOf(payments.values());
    }

    synchronized List<KaspiReturn> returns() {
        return List.copyOf(returns);
    }

    synchronized void restore(ObjectNode line) {
        if (line.has("payment")) {
            var payment = Json.MAPPER.convertValue(line.path("payment"), KaspiPayment.class);
            payments.put(payment.id(), payment);
        } else if (line.has("returned")) {
            returns.add(Json.MAPPER.convertValue(line.path("returned"), KaspiReturn.class));
        }
        transactions = payments.values().stream()
                .filter(payment -> payment.stage() == Stage.PAID)
                .count();
    }

    private synchronized KaspiPayment whilePayable(long id, UnaryOperator<KaspiPayment> step) {
        var payment = get(id);
        if (!payment.payable(now())) {
            throw Refused.wrongState();
        }
        return put(step.apply(payment));
    }

    private KaspiPayment paid(KaspiPayment payment, BigDecimal amount) {
        return payment.paid(amount, Long.toString(FIRST_TRANSACTION + transactions++), now());
    }

    private KaspiPayment put(KaspiPayment payment) {
        payments.put(payment.id(), payment);
        journal.append(new PaymentLine(payment));
        return payment;
    }

    private Instant now() {
        return clock.instant();
    }
}
