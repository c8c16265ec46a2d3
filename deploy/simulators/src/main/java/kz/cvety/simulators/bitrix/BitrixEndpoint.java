package kz.cvety.simulators.bitrix;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.CallFaults;
import kz.cvety.simulators.machinery.FaultKind;
import kz.cvety.simulators.machinery.LeakyBucket;
import kz.cvety.simulators.machinery.Ledger;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The door for calls from outside: faults first, then the rate limit, the token and the action; all of it in the ledger. */
final class BitrixEndpoint {

    private static final String LIMIT = "{\"error\":\"QUERY_LIMIT_EXCEEDED\"}";
    private static final String BEARER = "Bearer ";
    private static final String HTML = "<!DOCTYPE html><html><body><h1>Сайт на обслуживании</h1></body></html>";

    private final BitrixCalls calls;
    private final ProductUpdate update;
    private final CallFaults faults;
    private final @Nullable LeakyBucket bucket;
    private final String token;
    private final InstantSource clock;
    private final Ledger<ReceivedCall> ledger = new Ledger<>(50_000);
    private final AtomicLong limitErrors = new AtomicLong();

    BitrixEndpoint(BitrixOptions options, BitrixCalls calls, ProductUpdate update, CallFaults faults) {
        this.calls = calls;
        this.update = update;
        this.faults = faults;
        this.token = options.apiToken;
        this.clock = options.clock();
        this.bucket = options.callsPerSecond > 0
                ? new LeakyBucket(options.burst, options.callsPerSecond, options.clock())
                : null;
    }

    /** A call as far as it got. */
    private record Outcome(Reply reply, String answer, boolean wrote, long orderId, long productId) {
        static Outcome nothingWritten(Reply.Answer answer) {
            return new Outcome(answer, answer.body(), false, 0, 0);
        }

        static Outcome cut() {
            return new Outcome(Reply.cut(), "", false, 0, 0);
        }

        /** The same, but the caller never hears of it. */
        Outcome lost() {
            return new Outcome(Reply.cut(), answer, wrote, orderId, productId);
        }
    }

    Reply handle(Request request) throws InterruptedException {
        var at = clock.instant();
        var call = Json.parse(request.body());
        var action = ProductUpdate.at(request.path())
                ? ProductUpdate.ACTION
                : call.map(body -> Json.text(body, "action")).orElse("");
        var fault = faults.take(action).orElse(null);
        var outcome = answer(request, call.orElse(null), action, fault);
        note(at, request, action, fault, outcome);
        return outcome.reply();
    }

    Ledger<ReceivedCall> ledger() {
        return ledger;
    }

    long limitErrors() {
        return limitErrors.get();
    }

    private Outcome answer(Request request, @Nullable ObjectNode call, String action, @Nullable CallFault fault)
            throws InterruptedException {
        if (fault != null && fault.kind() == FaultKind.DOWN) {
            return Outcome.cut();
        }
        if (bucket != null && !bucket.add()) {
            return limited();
        }
        if (fault == null) {
            return perform(request, call, action);
        }
        return switch (fault.kind()) {
            case SLOW -> {
                faults.await(fault.delay());
                yield perform(request, call, action);
            }
            case ANSWER_LOST -> perform(request, call, action).lost();
            case HANG -> {
                faults.awaitCleared();
                yield Outcome.cut();
            }
            case DOWN -> Outcome.cut();
            case SERVER_ERROR ->
                Outcome.nothingWritten(Reply.json(500, "{\"status\":\"error\",\"error\":\"Internal Server Error\"}"));
            case LIMIT -> limited();
            case HTML -> Outcome.nothingWritten(Reply.html(200, HTML));
            case REDIRECT -> Outcome.nothingWritten(Reply.redirect(302, "/auth/login/"));
            case BUSINESS_ERROR ->
                Outcome.nothingWritten(Reply.json(
                        200, BitrixCalls.error("simulated refusal", "simulator").toString()));
        };
    }

    private Outcome limited() {
        limitErrors.incrementAndGet();
        return Outcome.nothingWritten(Reply.json(503, LIMIT));
    }

    private Outcome perform(Request request, @Nullable ObjectNode call, String action) throws InterruptedException {
        if (ProductUpdate.at(request.path())) {
            return performUpdate(request, call);
        }
        if (!request.isPost()) {
            return refused(405, "method not allowed", "request");
        }
        if (!allowed(request.header("X-API-TOKEN"))) {
            return refused(401, "unauthorized", "auth");
        }
        if (call == null) {
            return refused(200, "invalid json", "request");
        }
        var path = request.path();
        var done = calls.perform(path.substring(path.lastIndexOf('/') + 1), action, call);
        var answer = done.answer().toString();
        return new Outcome(Reply.json(200, answer), answer, done.wrote(), done.orderId(), done.productId());
    }

    private Outcome performUpdate(Request request, @Nullable ObjectNode call) throws InterruptedException {
        if (!request.method().equals("PUT")) {
            return refused(405, "method not allowed", "request");
        }
        var bearer = request.header("Authorization");
        if (!bearer.startsWith(BEARER) || !allowed(bearer.substring(BEARER.length()))) {
            return refused(401, "unauthorized", "auth");
        }
        if (call == null) {
            return refused(422, "invalid json", "request");
        }
        var done = update.perform(request.path(), call);
        var answer = done.answer().toString();
        return new Outcome(Reply.json(done.status(), answer), answer, done.wrote(), 0, done.productId());
    }

    private static Outcome refused(int status, String error, String step) {
        return Outcome.nothingWritten(
                Reply.json(status, BitrixCalls.error(error, step).toString()));
    }

    private boolean allowed(String given) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private void note(Instant at, Request request, String action, @Nullable CallFault fault, Outcome outcome) {
        var status = outcome.reply() instanceof Reply.Answer answer ? answer.status() : 0;
        ledger.add(new ReceivedCall(
                at,
                request.path(),
                action,
                request.body(),
                status,
                outcome.answer(),
                outcome.wrote(),
                outcome.orderId(),
                outcome.productId(),
                fault == null ? "" : fault.kind().wireName()));
    }
}
