package kz.cvety.simulators.stripe;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.cvety.simulators.machinery.Journal;
import kz.cvety.simulators.stripe.StripeSession.Status;
import kz.cvety.simulators.web.Json;
import tools.jackson.databind.node.ObjectNode;

/** Sessions and refunds, and the events each change makes. */
final class Sessions {

    private final StripeOptions options;
    private final InstantSource clock;
    private final Journal journal;
    private final StripeJson json;
    private final Events events;
    private final Map<String, StripeSession> sessions = new LinkedHashMap<>();
    private final Map<String, StripeRefund> refunds = new LinkedHashMap<>();

    Sessions(StripeOptions options, Journal journal, StripeJson json, Events events) {
        this.options = options;
        this.clock = options.clock();
        this.journal = journal;
        this.json = json;
        this.events = events;
    }

    record SessionLine(StripeSession session) {}

    record RefundLine(StripeRefund refund) {}

    synchronized StripeSession add(StripeSession session) {
        return put(session);
    }

    synchronized StripeSession get(String id) {
        var session = sessions.get(id);
        if (session == null) {
            throw Refused.noSuch("checkout.session", id);
        }
        var over = session.status() == Status.OPEN && !now().isBefore(session.expiresAt());
        return over ? expired(session) : session;
    }

    synchronized List<StripeSession> all() {
        return sessions.keySet().stream().toList().stream().map(this::get).toList();
    }

    synchronized StripeSession expire(String id) {
        var session = get(id);
        if (session.status() != Status.OPEN) {
            throw Refused.invalid("", "session", "Only Checkout Sessions with a status in [\"open\"] can be expired.");
        }
        return expired(session);
    }

    /** The buyer completes the page, with the money at once or promised. */
    synchronized StripeSession complete(String id, boolean withMoney) {
        var session = put(open(id).completed(withMoney, now()));
        if (withMoney) {
            events.happened("payment_intent.succeeded", json.paymentIntent(session));
            events.happened("charge.succeeded", json.charge(session));
        }
        events.happened("checkout.session.completed", json.session(session));
        return session;
    }

    /** Money that was promised arrives, or does not. */
    synchronized StripeSession settle(String id, boolean withMoney) {
        var session = get(id);
        if (session.status() != Status.COMPLETE || session.paid()) {
            throw new IllegalArgumentException("Денег по этой сессии не ждут");
        }
        var settled = put(withMoney ? session.completed(true, now()) : session.failing());
        events.happened(
                withMoney ? "checkout.session.async_payment_succeeded" : "checkout.session.async_payment_failed",
                json.session(settled));
        return settled;
    }

    /** The bank declines the card; the page stays open. */
    synchronized StripeSession decline(String id) {
        var session = open(id);
        events.happened("payment_intent.payment_failed", json.paymentIntent(session));
        return session;
    }

    synchronized StripeRefund giveBack(String paymentIntent, Optional<Long> wanted, Map<String, String> metadata) {
        var session = byIntent(paymentIntent);
        var amount = wanted.orElse(session.available());
        if (session.available() == 0) {
            throw Refused.invalid("charge_already_refunded", "", "Charge " + session.charge() + " has been refunded.");
        }
        if (amount < 1 || amount > session.available()) {
            throw Refused.invalid("", "amount", "Refund amount is greater than unrefunded amount on charge");
        }
        var status = options.pendingRefunds ? "pending" : "succeeded";
        var refund = put(new StripeRefund(
                Ids.next("re_"),
                session.id(),
                paymentIntent,
                session.charge(),
                amount,
                session.currency(),
                status,
                metadata,
                now()));
        var less = put(session.less(amount));
        events.happened("refund.created", StripeJson.refund(refund));
        events.happened("charge.refunded", json.charge(less));
        return refund;
    }

    /** A pending refund succeeds or fails. */
    synchronized StripeRefund settleRefund(String id, boolean succeeds) {
        var refund = refund(id);
        if (!refund.status().equals("pending")) {
            throw new IllegalArgumentException("Этот возврат уже закончен");
        }
        var settled = put(refund.now(succeeds ? "succeeded" : "failed"));
        if (!succeeds) {
            put(get(refund.sessionId()).less(-refund.amount()));
        }
        events.happened(succeeds ? "refund.updated" : "refund.failed", StripeJson.refund(settled));
        return settled;
    }

    synchronized StripeRefund refund(String id) {
        var refund = refunds.get(id);
        if (refund == null) {
            throw Refused.noSuch("refund", id);
        }
        return refund;
    }

    synchronized List<StripeRefund> refunds() {
        return List.copyOf(refunds.values());
    }

    synchronized StripeSession byIntent(String paymentIntent) {
        return sessions.values().stream()
                .filter(session -> session.paymentIntent().equals(paymentIntent))
                .findFirst()
                .orElseThrow(() -> Refused.noSuch("payment_intent", paymentIntent));
    }

    synchronized void restore(ObjectNode line) {
        if (line.has("session")) {
            var session = Json.MAPPER.convertValue(line.path("session"), StripeSession.class);
            sessions.put(session.id(), session);
        } else if (line.has("refund")) {
            var refund = Json.MAPPER.convertValue(line.path("refund"), StripeRefund.class);
            refunds.put(refund.id(), refund);
        }
    }

    synchronized List<Object> lines() {
        var lines = new ArrayList<Object>();
        sessions.values().forEach(session -> lines.add(new SessionLine(session)));
        refunds.values().forEach(refund -> lines.add(new RefundLine(refund)));
        return lines;
    }

    private StripeSession open(String id) {
        var session = get(id);
        if (session.status() != Status.OPEN) {
            throw new IllegalArgumentException("Эта сессия уже закончена");
        }
        return session;
    }

    private StripeSession expired(StripeSession session) {
        var expired = put(session.expired());
        events.happened("checkout.session.expired", json.session(expired));
        return expired;
    }

    private StripeSession put(StripeSession session) {
        sessions.put(session.id(), session);
        journal.append(new SessionLine(session));
        return session;
    }

    private StripeRefund put(StripeRefund refund) {
        refunds.put(refund.id(), refund);
        journal.append(new RefundLine(refund));
        return refund;
    }

    private Instant now() {
        return clock.instant();
    }
}
