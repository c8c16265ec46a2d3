package kz.cvety.simulators.kaspi;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import kz.cvety.simulators.machinery.CallFaults;
import kz.cvety.simulators.machinery.FaultPanel;
import kz.cvety.simulators.machinery.Journal;
import kz.cvety.simulators.machinery.NewsAgent;
import kz.cvety.simulators.machinery.NewsFaults;
import kz.cvety.simulators.machinery.SentNews;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Request;
import kz.cvety.simulators.web.WebServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A running Kaspi Pay: the seller's protocol under {@code /r1/v01/}, the pages of buyers and operators, and callbacks where it
 * is told to make them. What buyers do is up to the caller. With a folder, payments and returns outlive the process.
 */
public final class KaspiSimulator implements AutoCloseable {

    private static final int CALLBACK_ATTEMPTS = 5;

    private final KaspiOptions options;
    private final CallFaults faults = new CallFaults();
    private final NewsFaults callbackFaults = new NewsFaults();
    private final StrangeWords strange = new StrangeWords();
    private final AtomicInteger paidBeforeTheAnswer = new AtomicInteger();
    private final Journal journal;
    private final KaspiPayments payments;
    private final NewsAgent callbacks;
    private final KaspiEndpoint endpoint;
    private final KaspiControl control = new KaspiControl(this);
    private final KaspiPages pages;
    private final WebServer server;
    private volatile @Nullable URI callbackAddress;

    private KaspiSimulator(KaspiOptions options) {
        this.options = options;
        callbackAddress = options.callback;
        journal = Journal.in(options.folder(), "kaspi.jsonl");
        payments = new KaspiPayments(options, journal);
        var devices = new Devices(options, journal);
        restore(devices);
        callbacks = new NewsAgent(this::callback, callbackFaults, CALLBACK_ATTEMPTS, options);
        var calls = new KaspiCalls(options, payments, devices, strange, this::site);
        endpoint = new KaspiEndpoint(options, calls, faults, this::created);
        pages = new KaspiPages(this, payments, new FaultPanel(faults, callbackFaults, "qr/create-link"));
        server = WebServer.start(options.host(), options.port(), this::route);
    }

    public static KaspiSimulator start(KaspiOptions options) {
        return new KaspiSimulator(options);
    }

    /** Where it listens; the protocol is below {@code /r1/v01/}. */
    public URI address() {
        return server.address();
    }

    public int port() {
        return server.port();
    }

    /** Faults of calls, their action being the path below the base such as {@code qr/create-link} or {@code payment/status}. */
    public CallFaults faults() {
        return faults;
    }

    /** Faults of callbacks. */
    public NewsFaults callbackFaults() {
        return callbackFaults;
    }

    /** Every payment, oldest first. */
    public List<KaspiPayment> payments() {
        return payments.all();
    }

    /** The payments that carry this name of the seller's; a second create makes a second one. */
    public List<KaspiPayment> payments(String externalId) {
        return payments.all().stream()
                .filter(payment -> payment.externalId().equals(externalId))
                .toList();
    }

    public KaspiPayment payment(long id) {
        return payments.get(id);
    }

    /** What a question about the payment is answered now. */
    public String status(long id) {
        return strange.wordFor(id).orElse(payments.get(id).status(now()));
    }

    /** Every return, oldest first. */
    public List<KaspiReturn> returns() {
        return payments.returns();
    }

    /** The buyer opens the link, or scans the code. */
    public KaspiPayment open(long id) {
        return payments.open(id);
    }

    /** The buyer pays what is asked. */
    public KaspiPayment pay(long id) {
        return told(payments.pay(id));
    }

    /** The buyer pays another amount. */
    public KaspiPayment pay(long id, String amount) {
        return told(payments.pay(id, new BigDecimal(amount).setScale(2)));
    }

    /** The buyer pays, and the payment goes on waiting, whatever its time, until {@link #confirm}. */
    public KaspiPayment payLate(long id) {
        return payments.payLate(id);
    }

    /** The money is there after all, even for a payment that had expired, was declined or cancelled. */
    public KaspiPayment confirm(long id) {
        return told(payments.confirm(id));
    }

    public KaspiPayment decline(long id) {
        return told(payments.decline(id));
    }

    /** Money that no request of the seller's stands behind, as from the code on the counter. */
    public KaspiPayment income(String amount, String comment) {
        var request = new KaspiPayments.Request(
                KaspiPayment.Kind.QR, options.deviceToken, new BigDecimal(amount).setScale(2), "", "", comment);
        return told(payments.confirm(payments.create(request).id()));
    }

    /** Answers this word as the payment's status; an empty one brings the truth back. */
    public void showStatus(long id, String word) {
        strange.say(payments.get(id).id(), word);
    }

    /** The next payments are paid, and the callback has been answered, before the create is answered. */
    public void payBeforeTheAnswer(int times) {
        paidBeforeTheAnswer.set(times);
    }

    /** Makes callbacks to this address from now on, or none. */
    public void callbackTo(@Nullable URI address) {
        callbackAddress = address;
    }

    /** Every attempt of a callback, and every lost one, oldest first. */
    public List<SentNews> callbacks() {
        return callbacks.ledger().entries();
    }

    public int pendingCallbacks() {
        return callbacks.pending();
    }

    /** Every call received, oldest first. */
    public List<ReceivedCall> calls() {
        return endpoint.ledger().entries();
    }

    /** Every call of this action, oldest first. */
    public List<ReceivedCall> calls(String action) {
        return calls().stream().filter(call -> call.action().equals(action)).toList();
    }

    public long callCount() {
        return endpoint.ledger().total();
    }

    /** How many calls were beyond the budget. */
    public long limitErrors() {
        return endpoint.limitErrors();
    }

    @Override
    public void close() {
        server.close();
        faults.clear();
        callbacks.close();
        journal.close();
    }

    Instant now() {
        return options.clock().instant();
    }

    private void created(long id) throws InterruptedException {
        if (paidBeforeTheAnswer.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            callbacks.tellNow(news(payments.pay(id)));
        }
    }

    private KaspiPayment told(KaspiPayment payment) {
        if (callbackAddress != null) {
            callbacks.tell(news(payment));
        }
        return payment;
    }

    private NewsAgent.News news(KaspiPayment payment) {
        var body = Json.object()
                .put("PaymentId", payment.id())
                .put("ExternalId", payment.externalId())
                .put("Status", payment.status(now()))
                .put("TransactionId", payment.transactionId().isEmpty() ? null : payment.transactionId())
                .put("Amount", payment.paid());
        return new NewsAgent.News(Long.toString(payment.id()), body.toString());
    }

    private HttpRequest.@Nullable Builder callback(String body) {
        var address = callbackAddress;
        return address == null
                ? null
                : HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header("X-Webhook-Secret", options.callbackSecret)
                        .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private URI site() {
        var site = options.site;
        return site == null ? address() : site;
    }

    private void restore(Devices devices) {
        var lines = new ArrayList<ObjectNode>();
        journal.replay(lines::add);
        for (var line : lines) {
            if (line.has("device")) {
                devices.restore(line);
            } else {
                payments.restore(line);
            }
        }
        var fresh = new ArrayList<Object>();
        devices.lines().forEach(fresh::add);
        payments.all().forEach(payment -> fresh.add(new KaspiPayments.PaymentLine(payment)));
        payments.returns().forEach(returned -> fresh.add(new KaspiPayments.ReturnLine(returned)));
        journal.restart(fresh);
    }

    private Reply route(Request request) throws InterruptedException {
        if (KaspiEndpoint.serves(request)) {
            return endpoint.handle(request);
        }
        return request.path().startsWith("/_sim/") ? control.handle(request) : pages.handle(request);
    }
}
