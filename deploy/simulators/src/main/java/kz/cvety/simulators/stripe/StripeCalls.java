package kz.cvety.simulators.stripe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import kz.cvety.simulators.stripe.StripeSession.Status;
import kz.cvety.simulators.web.Json;
import tools.jackson.databind.node.ObjectNode;

/** What each call does and answers. */
final class StripeCalls {

    private static final Set<String> OF_SESSION = Set.of(
            "mode",
            "line_items",
            "success_url",
            "cancel_url",
            "client_reference_id",
            "metadata",
            "payment_intent_data",
            "expires_at",
            "expand",
            "locale",
            "customer_email");
    private static final Set<String> OF_REFUND = Set.of("payment_intent", "charge", "amount", "metadata", "reason");
    private static final Set<String> OF_LIST =
            Set.of("limit", "starting_after", "ending_before", "created", "type", "types", "payment_intent", "expand");
    private static final Duration SHORTEST = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Sessions sessions;
    private final Events events;
    private final StripeJson json;
    private final InstantSource clock;

    StripeCalls(Sessions sessions, Events events, StripeJson json, InstantSource clock) {
        this.sessions = sessions;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /** @param subject the session or refund concerned, empty when none was */
    record Done(ObjectNode body, boolean wrote, String subject) {}

    /** Method and path without ids. */
    static String action(String method, String path) {
        return method + " "
                + path.replaceAll("/(cs|re|evt|pi)_[A-Za-z0-9_]+", "/#").replaceAll("/+$", "");
    }

    Done perform(String action, String path, Map<String, String> parameters) {
        return switch (action) {
            case "POST /v1/checkout/sessions" -> session(sessions.add(session(parameters)), true);
            case "GET /v1/checkout/sessions" -> new Done(sessions(parameters), false, "");
            case "GET /v1/checkout/sessions/#" -> read(sessions.get(id(path)), parameters);
            case "POST /v1/checkout/sessions/#/expire" ->
                session(sessions.expire(id(path.replaceFirst("/expire/*$", ""))), true);
            case "POST /v1/refunds" -> refund(giveBack(parameters), true);
            case "GET /v1/refunds/#" -> refund(sessions.refund(id(path)), false);
            case "GET /v1/refunds" -> new Done(refunds(parameters), false, "");
            case "GET /v1/events" -> new Done(events(parameters), false, "");
            case "GET /v1/events/#" -> {
                var event = events.find(id(path)).orElseThrow(() -> Refused.noSuch("event", id(path)));
                yield new Done(parse(event), false, "");
            }
            default -> throw Refused.noSuchAddress(action);
        };
    }

    private StripeSession session(Map<String, String> form) {
        onlyKnown(form, OF_SESSION);
        if (!form.getOrDefault("mode", "").equals("payment")) {
            throw Refused.invalid("", "mode", "mode must be payment");
        }
        var now = clock.instant();
        var first = "line_items[0][price_data]";
        var expiresAt =
                form.containsKey("expires_at") ? Instant.ofEpochSecond(number(form, "expires_at")) : now.plus(LONGEST);
        // the end is given in whole seconds
        if (expiresAt.isBefore(now.plus(SHORTEST).minusSeconds(1)) || expiresAt.isAfter(now.plus(LONGEST))) {
            throw Refused.invalid(
                    "", "expires_at", "The `expires_at` timestamp must be between 30 minutes and 24 hours from now.");
        }
        var currency = required(form, first + "[currency]");
        return new StripeSession(
                Ids.next("cs_test_"),
                Status.OPEN,
                false,
                false,
                currency,
                total(form),
                required(form, first + "[product_data][name]"),
                form.getOrDefault("client_reference_id", ""),
                metadata(form),
                required(form, "success_url"),
                form.getOrDefault("cancel_url", ""),
                "",
                now,
                expiresAt,
                null,
                0);
    }

    private static long total(Map<String, String> form) {
        var total = 0L;
        for (var line = 0; line == 0 || form.containsKey("line_items[" + line + "][quantity]"); line++) {
            var prefix = "line_items[" + line + "]";
            total += number(form, prefix + "[price_data][unit_amount]") * number(form, prefix + "[quantity]");
        }
        if (total < 1) {
            throw Refused.invalid("amount_too_small", "line_items", "The total amount due must be positive");
        }
        return total;
    }

    private StripeRefund giveBack(Map<String, String> form) {
        onlyKnown(form, OF_REFUND);
        var amount = form.containsKey("amount") ? Optional.of(number(form, "amount")) : Optional.<Long>empty();
        return sessions.giveBack(required(form, "payment_intent"), amount, metadata(form));
    }

    private ObjectNode sessions(Map<String, String> query) {
        onlyKnown(query, OF_LIST);
        var intent = query.getOrDefault("payment_intent", "");
        var expand = query.containsValue("data.payment_intent.latest_charge");
        var found = sessions.all().reversed().stream()
                .filter(session -> intent.isEmpty() || session.paymentIntent().equals(intent))
                .filter(session -> created(query, session.createdAt()))
                .toList();
        var page = page(query, found, StripeSession::id);
        return StripeJson.list(
                "/v1/checkout/sessions",
                page.items().stream()
                        .map(expand ? json::expanded : json::session)
                        .toList(),
                page.more());
    }

    private ObjectNode refunds(Map<String, String> query) {
        onlyKnown(query, OF_LIST);
        var intent = query.getOrDefault("payment_intent", "");
        var found = sessions.refunds().reversed().stream()
                .filter(refund -> intent.isEmpty() || refund.paymentIntent().equals(intent))
                .filter(refund -> created(query, refund.createdAt()))
                .toList();
        var page = page(query, found, StripeRefund::id);
        return StripeJson.list(
                "/v1/refunds", page.items().stream().map(StripeJson::refund).toList(), page.more());
    }

    private ObjectNode events(Map<String, String> query) {
        onlyKnown(query, OF_LIST);
        sessions.all(); // what has expired meanwhile is an event
        var found = events.newestFirst().stream().filter(wanted(query)).toList();
        var page = page(query, found, StripeEvent::id);
        return StripeJson.list(
                "/v1/events", page.items().stream().map(StripeCalls::parse).toList(), page.more());
    }

    private static Predicate<StripeEvent> wanted(Map<String, String> query) {
        var types = query.entrySet().stream()
                .filter(parameter -> parameter.getKey().startsWith("type"))
                .map(Map.Entry::getValue)
                .toList();
        return event -> (types.isEmpty() || types.contains(event.type())) && created(query, event.createdAt());
    }

    private static boolean created(Map<String, String> query, Instant at) {
        var from = query.containsKey("created[gte]") ? number(query, "created[gte]") : Long.MIN_VALUE;
        var to = query.containsKey("created[lt]") ? number(query, "created[lt]") : Long.MAX_VALUE;
        return at.getEpochSecond() >= from && at.getEpochSecond() < to;
    }

    private record ListPage<T>(List<T> items, boolean more) {}

    private static <T> ListPage<T> page(Map<String, String> query, List<T> found, Function<T, String> id) {
        var limit = query.containsKey("limit") ? number(query, "limit") : 10;
        if (limit < 1 || limit > 100) {
            throw Refused.invalid("parameter_invalid_integer", "limit", "limit must be between 1 and 100");
        }
        var after = query.getOrDefault("starting_after", "");
        var from = 0;
        while (!after.isEmpty()
                && from < found.size()
                && !id.apply(found.get(from)).equals(after)) {
            from++;
        }
        var rest = found.subList(Math.min(found.size(), after.isEmpty() ? 0 : from + 1), found.size());
        return new ListPage<>(rest.stream().limit(limit).toList(), rest.size() > limit);
    }

    private Done read(StripeSession session, Map<String, String> query) {
        var expand = query.containsValue("payment_intent.latest_charge");
        return new Done(expand ? json.expanded(session) : json.session(session), false, session.id());
    }

    private Done session(StripeSession session, boolean wrote) {
        return new Done(json.session(session), wrote, session.id());
    }

    private static Done refund(StripeRefund refund, boolean wrote) {
        return new Done(StripeJson.refund(refund), wrote, refund.id());
    }

    private static ObjectNode parse(StripeEvent event) {
        return Json.parse(event.body()).orElseThrow();
    }

    private static Map<String, String> metadata(Map<String, String> form) {
        var metadata = new LinkedHashMap<String, String>();
        form.forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
            }
        });
        return metadata;
    }

    private static void onlyKnown(Map<String, String> parameters, Set<String> known) {
        for (var name : parameters.keySet()) {
            if (!known.contains(name.replaceFirst("\\[.*", ""))) {
                throw Refused.unknown(name);
            }
        }
    }

    private static String required(Map<String, String> form, String name) {
        var value = form.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw Refused.missing(name);
        }
        return value;
    }

    private static long number(Map<String, String> form, String name) {
        var text = required(form, name);
        if (!text.matches("\\d{1,15}")) {
            throw Refused.invalid("parameter_invalid_integer", name, "Invalid integer: " + text);
        }
        return Long.parseLong(text);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
