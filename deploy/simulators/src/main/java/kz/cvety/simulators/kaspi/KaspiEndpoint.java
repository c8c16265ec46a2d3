package kz.cvety.simulators.kaspi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import kz.cvety.simulators.machinery.CallFaults;
import kz.cvety.simulators.machinery.FaultKind;
import kz.cvety.simulators.machinery.FaultyDoor;
import kz.cvety.simulators.machinery.FaultyDoor.Outcome;
import kz.cvety.simulators.machinery.LeakyBucket;
import kz.cvety.simulators.machinery.Ledger;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The door for the seller's calls: faults first, then the budget, the key and the action; all of it in the ledger. */
final class KaspiEndpoint {

    static final String BASE = "/r1/v01/";

    private static final int UNREADABLE = -1;

    private final KaspiOptions options;
    private final KaspiCalls calls;
    private final CallFaults faults;
    private final BeforeTheAnswer beforeTheAnswer;
    private final FaultyDoor door;
    private final InstantSource clock;
    private final @Nullable LeakyBucket bucket;
    private final Ledger<ReceivedCall> ledger = new Ledger<>(100_000);
    private final AtomicLong limitErrors = new AtomicLong();

    KaspiEndpoint(KaspiOptions options, KaspiCalls calls, CallFaults faults, BeforeTheAnswer beforeTheAnswer) {
        this.options = options;
        this.calls = calls;
        this.faults = faults;
        this.beforeTheAnswer = beforeTheAnswer;
        this.clock = options.clock();
        this.door = new FaultyDoor(faults, new KaspiWords());
        this.bucket = options.callsPerSecond > 0
                ? new LeakyBucket(options.burst, options.callsPerSecond, options.clock())
                : null;
    }

    /** Told of a payment that was made and of which the seller has not heard yet. */
    interface BeforeTheAnswer {
        void created(long paymentId) throws InterruptedException;
    }

    static boolean serves(Request request) {
        return request.path().startsWith(BASE);
    }

    Reply handle(Request request) throws InterruptedException {
        var at = clock.instant();
        var path = request.path().substring(BASE.length());
        var action = KaspiCalls.action(path);
        var fault = faults.take(action).orElse(null);
        var down = fault != null && fault.kind() == FaultKind.DOWN;
        var outcome = !down && bucket != null && !bucket.add()
                ? Outcome.nothingWritten(limited(Duration.ofSeconds(1)))
                : door.pass(fault, () -> perform(request, action, path));
        ledger.add(new ReceivedCall(
                at,
                request.header("X-Request-ID"),
                action,
                request.isPost() ? request.body() : request.query(),
                outcome.httpStatus(),
                outcome.answer(),
                outcome.wrote(),
                outcome.subject(),
                fault == null ? "" : fault.kind().wireName()));
        return outcome.reply();
    }

    Ledger<ReceivedCall> ledger() {
        return ledger;
    }

    long limitErrors() {
        return limitErrors.get();
    }

    private Outcome perform(Request request, String action, String path) throws InterruptedException {
        if (!KaspiCalls.serves(request.method(), action)) {
            return Outcome.nothingWritten(Reply.html(404, "<h1>404</h1>"));
        }
        var body = request.isPost() ? Json.parse(request.body()).orElse(null) : Json.object();
        if (body == null || request.header("X-Request-ID").isBlank()) {
            return unreadable(body == null ? "body" : "X-Request-ID");
        }
        try {
            if (!allowed(request.header("Api-Key"))) {
                throw Refused.unauthorized();
            }
            var done = calls.perform(action, path, request.parameters(), body);
            var subject = done.paymentId() == 0 ? "" : Long.toString(done.paymentId());
            if (action.endsWith("/create") || action.endsWith("/create-link")) {
                beforeTheAnswer.created(done.paymentId());
            }
            return Outcome.of(envelope(0, "Success", done.data()), done.wrote(), subject);
        } catch (Refused refused) {
            return Outcome.nothingWritten(refusal(refused));
        } catch (IllegalArgumentException wrong) {
            return unreadable(String.valueOf(wrong.getMessage()));
        }
    }

    private static Outcome unreadable(String what) {
        var body = envelope(UNREADABLE, "Некорректный запрос: " + what, null);
        return Outcome.nothingWritten(Reply.json(400, body.body()));
    }

    private Reply.Answer limited(Duration wait) {
        limitErrors.incrementAndGet();
        var refusal = refusal(Refused.unavailable());
        return options.limitInsideSuccess
                ? refusal
                : new Reply.Answer(
                        429,
                        refusal.contentType(),
                        refusal.body(),
                        Map.of("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
    }

    private boolean allowed(String given) {
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), options.apiKey.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply.Answer refusal(Refused refused) {
        return envelope(refused.code(), String.valueOf(refused.getMessage()), null);
    }

    private static Reply.Answer envelope(int code, String message, @Nullable JsonNode data) {
        var envelope = Json.object().put("StatusCode", code).put("Message", message);
        envelope.set("Data", data == null ? Json.MAPPER.nullNode() : data);
        return Reply.json(200, envelope.toString());
    }

    private final class KaspiWords implements FaultyDoor.Words {

        @Override
        public Reply.Answer broken() {
            return Reply.html(500, "<h1>Internal Server Error</h1>");
        }

        @Override
        public Reply.Answer limited(Duration wait) {
            return KaspiEndpoint.this.limited(wait);
        }

        @Override
        public Reply.Answer refused() {
            return refusal(Refused.returnFailed());
        }
    }
}
