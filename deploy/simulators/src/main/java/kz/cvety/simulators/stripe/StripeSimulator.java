package kz.cvety.simulators.stripe;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import kz.cvety.simulators.machinery.CallFaults;
import kz.cvety.simulators.machinery.FaultPanel;
import kz.cvety.simulators.machinery.Journal;
import kz.cvety.simulators.machinery.NewsAgent;
import kz.cvety.simulators.machinery.NewsAgent.News;
import kz.cvety.simulators.machinery.NewsFaults;
import kz.cvety.simulators.machinery.SentNews;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Request;
import kz.cvety.simulators.web.WebServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A running Stripe: the seller's API under {@code /v1}, the checkout page, and signed webhooks that are repeated until they are
 * taken. What buyers do is up to the caller. With a folder, sessions, refunds, events and used keys outlive the process.
 */
public final class StripeSimulator implements AutoCloseable {

    private static final int WEBHOOK_ATTEMPTS = 16;

    private final StripeOptions options;
    private final CallFaults faults = new CallFaults();
    private final NewsFaults webhookFaults = new NewsFaults();
    private final AtomicInteger paidBeforeTheAnswer = new AtomicInteger();
    private final Journal journal;
    private final Events events;
    private final Sessions sessions;
    private final IdempotentAnswers answers;
    private final NewsAgent webhooks;
    private final StripeEndpoint endpoint;
    private final StripeControl control = new StripeControl(this);
    private final StripePages pages;
    private final WebServer server;
    private volatile @Nullable URI webhookAddress;
    private volatile List<String> signingSecrets;

    private StripeSimulator(StripeOptions options) {
        this.options = options;
        webhookAddress = options.webhook;
        signingSecrets = options.signingSecrets;
        journal = Journal.in(options.folder(), "stripe.jsonl");
        var json = new StripeJson(this::site);
        webhooks = new NewsAgent(this::webhook, webhookFaults, WEBHOOK_ATTEMPTS, options);
        events = new Events(options.clock(), journal, this::tell);
        sessions = new Sessions(options, journal, json, events);
        answers = new IdempotentAnswers(options.clock(), journal);
        restore();
        var calls = new StripeCalls(sessions, events, json, options.clock());
        endpoint = new StripeEndpoint(options, calls, answers, faults, this::created);
        pages = new StripePages(this, new FaultPanel(faults, webhookFaults, "POST /v1/refunds"));
        server = WebServer.start(options.host(), options.port(), this::route);
    }

    public static StripeSimulator start(StripeOptions options) {
        return new StripeSimulator(options);
    }

    /** What a client library takes for {@code https://api.stripe.com}. */
    public URI address() {
        return server.address();
    }

    public int port() {
        return server.port();
    }

    /** Faults of calls, their action being method and path without ids such as {@code POST /v1/checkout/sessions/#/expire}. */
    public CallFaults faults() {
        return faults;
    }

    /** Faults of webhooks. */
    public NewsFaults webhookFaults() {
        return webhookFaults;
    }

    /** Every session, oldest first. */
    public List<StripeSession> sessions() {
        return sessions.all();
    }

    public StripeSession session(String id) {
        return sessions.get(id);
    }

    /** The sessions that carry this name of the seller's. */
    public List<StripeSession> sessionsOf(String clientReferenceId) {
        return sessions.all().stream()
                .filter(session -> session.clientReferenceId().equals(clientReferenceId))
                .toList();
    }

    /** Every refund, oldest first. */
    public List<StripeRefund> refunds() {
        return sessions.refunds();
    }

    /** Every event, newest first. */
    public List<StripeEvent> events() {
        return events.newestFirst();
    }

    public StripeSession pay(String sessionId) {
        return sessions.complete(sessionId, true);
    }

    /** The buyer promises to pay, as by a bank transfer: the session is complete and unpaid. */
    public StripeSession promise(String sessionId) {
        return sessions.complete(sessionId, false);
    }

    /** Promised money arrives. */
    public StripeSession settle(String sessionId) {
        return sessions.settle(sessionId, true);
    }

    /** Promised money does not arrive. */
    public StripeSession fail(String sessionId) {
        return sessions.settle(sessionId, false);
    }

    /** The bank declines; the buyer may try again. */
    public StripeSession decline(String sessionId) {
        return sessions.decline(sessionId);
    }

    public StripeSession expire(String sessionId) {
        return sessions.expire(sessionId);
    }

    /** The seller's people give money back on Stripe's own pages. */
    public StripeRefund giveBack(String sessionId, long amount) {
        return sessions.giveBack(sessions.get(sessionId).paymentIntent(), Optional.of(amount), Map.of());
    }

    public StripeRefund settleRefund(String refundId) {
        return sessions.settleRefund(refundId, true);
    }

    public StripeRefund failRefund(String refundId) {
        return sessions.settleRefund(refundId, false);
    }

    /** The next sessions are paid, and the seller has been told, before the create is answered; as ever, more than once. */
    public void payBeforeTheAnswer(int times) {
        paidBeforeTheAnswer.set(times);
    }

    /** Sends events to this address from now on, signed with each of these secrets. */
    public void webhookTo(@Nullable URI address, String... secrets) {
        signingSecrets = List.of(secrets);
        webhookAddress = address;
    }

    /** Sends an event once more, as somebody may ask Stripe to. */
    public void resend(StripeEvent event) {
        tell(event);
    }

    /** Every attempt of a webhook, and every lost one, oldest first. */
    public List<SentNews> webhooks() {
        return webhooks.ledger().entries();
    }

    public int pendingWebhooks() {
        return webhooks.pending();
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
        webhooks.close();
        journal.close();
    }

    private void created(String id) throws InterruptedException {
        if (paidBeforeTheAnswer.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            sessions.complete(id, true);
            for (var event : events.newestFirst().reversed()) {
                if (event.body().contains(id)) {
                    webhooks.tellNow(new News(event.id(), event.body()));
                }
            }
        }
    }

    private void tell(StripeEvent event) {
        if (webhookAddress != null) {
            webhooks.tell(new News(event.id(), event.body()));
        }
    }

    private HttpRequest.@Nullable Builder webhook(String body) {
        var address = webhookAddress;
        return address == null
                ? null
                : HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .header(
                                "Stripe-Signature",
                                Signature.header(
                                        body, signingSecrets, options.clock().instant()))
                        .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private URI site() {
        var site = options.site;
        return site == null ? address() : site;
    }

    private void restore() {
        var lines = new ArrayList<ObjectNode>();
        journal.replay(lines::add);
        for (var line : lines) {
            if (line.has("event")) {
                events.restore(line);
            } else if (line.has("kept")) {
                answers.restore(line);
            } else {
                sessions.restore(line);
            }
        }
        var fresh = new ArrayList<>(sessions.lines());
        events.newestFirst().reversed().forEach(event -> fresh.add(new Events.Line(event)));
        fresh.addAll(answers.lines());
        journal.restart(fresh);
    }

    private Reply route(Request request) throws InterruptedException {
        if (StripeEndpoint.serves(request)) {
            return endpoint.handle(request);
        }
        return request.path().startsWith("/_sim/") ? control.handle(request) : pages.handle(request);
    }
}
