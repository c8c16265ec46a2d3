package kz.cvety.simulators.stripe;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import kz.cvety.simulators.stripe.StripeSession.Status;
import kz.cvety.simulators.web.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sessions, payments, refunds and events as Stripe spells them. */
final class StripeJson {

    private static final String API_VERSION = "2025-01-27.acacia";

    private final Supplier<URI> site;

    StripeJson(Supplier<URI> site) {
        this.site = site;
    }

    ObjectNode session(StripeSession session) {
        var json = Json.object()
                .put("id", session.id())
                .put("object", "checkout.session")
                .put("amount_subtotal", session.amount())
                .put("amount_total", session.amount())
                .put("cancel_url", orNull(session.cancelUrl()))
                .put("client_reference_id", orNull(session.clientReferenceId()))
                .put("created", session.createdAt().getEpochSecond())
                .put("currency", session.currency())
                .put("expires_at", session.expiresAt().getEpochSecond())
                .put("livemode", false)
                .put("mode", "payment")
                .put("payment_intent", orNull(session.paymentIntent()))
                .put("payment_status", session.paid() ? "paid" : "unpaid")
                .put("status", session.status().name().toLowerCase(Locale.ROOT))
                .put("success_url", session.successUrl())
                .put("url", session.status() == Status.OPEN ? url(session).toString() : null);
        return metadata(json, session.metadata());
    }

    /** The session with the payment and its charge inside, for whoever asks to have them expanded. */
    ObjectNode expanded(StripeSession session) {
        var json = session(session);
        if (!session.paymentIntent().isEmpty()) {
            var intent = paymentIntent(session);
            if (session.paid()) {
                intent.set("latest_charge", charge(session));
            }
            json.set("payment_intent", intent);
        }
        return json;
    }

    ObjectNode paymentIntent(StripeSession session) {
        return Json.object()
                .put("id", session.paymentIntent())
                .put("object", "payment_intent")
                .put("amount", session.amount())
                .put("amount_received", session.paid() ? session.amount() : 0)
                .put("currency", session.currency())
                .put("latest_charge", session.paid() ? session.charge() : null)
                .put("livemode", false)
                .put("status", session.intentStatus());
    }

    ObjectNode charge(StripeSession session) {
        var paidAt = session.paidAt();
        return Json.object()
                .put("id", session.charge())
                .put("object", "charge")
                .put("amount", session.amount())
                .put("amount_captured", session.amount())
                .put("amount_refunded", session.refunded())
                .put("created", paidAt == null ? 0 : paidAt.getEpochSecond())
                .put("currency", session.currency())
                .put("livemode", false)
                .put("paid", session.paid())
                .put("payment_intent", session.paymentIntent())
                .put("refunded", session.refunded() == session.amount())
                .put("status", "succeeded");
    }

    static ObjectNode refund(StripeRefund refund) {
        var json = Json.object()
                .put("id", refund.id())
                .put("object", "refund")
                .put("amount", refund.amount())
                .put("charge", refund.charge())
                .put("created", refund.createdAt().getEpochSecond())
                .put("currency", refund.currency())
                .put("payment_intent", refund.paymentIntent())
                .put("status", refund.status());
        if (refund.status().equals("failed")) {
            json.put("failure_reason", "expired_or_canceled_card");
        }
        return metadata(json, refund.metadata());
    }

    static ObjectNode event(String id, String type, Instant at, ObjectNode object) {
        var json = Json.object()
                .put("id", id)
                .put("object", "event")
                .put("api_version", API_VERSION)
                .put("created", at.getEpochSecond());
        json.putObject("data").set("object", object);
        json.put("livemode", false).put("pending_webhooks", 1);
        json.putObject("request").putNull("id").putNull("idempotency_key");
        return json.put("type", type);
    }

    static ObjectNode list(String url, List<? extends JsonNode> items, boolean more) {
        var json = Json.object().put("object", "list").put("has_more", more).put("url", url);
        json.putArray("data").addAll(items);
        return json;
    }

    private URI url(StripeSession session) {
        return URI.create(site.get().toString().replaceAll("/+$", "") + "/c/pay/" + session.id());
    }

    private static ObjectNode metadata(ObjectNode json, Map<String, String> metadata) {
        var node = json.putObject("metadata");
        metadata.forEach(node::put);
        return json;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
