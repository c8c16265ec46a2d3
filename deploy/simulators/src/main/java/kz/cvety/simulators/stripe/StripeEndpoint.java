package kz.cvety.simulators.stripe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.CallFaults;
import kz.cvety.simulators.machinery.FaultKind;
import kz.cvety.simulators.machinery.FaultyDoor;
import kz.cvety.simulators.machinery.FaultyDoor.Outcome;
import kz.cvety.simulators.machinery.LeakyBucket;
import kz.cvety.simulators.machinery.Ledger;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Request;
import org.jspecify.annotations.Nullable;

/** The door for the seller's calls: faults first, then the budget, the key of the seller and that of the request. */
final class StripeEndpoint {

    private static final String BEARER = "Bearer ";

    private final StripeOptions options;
    private final StripeCalls calls;
    private final IdempotentAnswers answers;
    private final CallFaults faults;
    private final BeforeTheAnswer beforeTheAnswer;
    private final FaultyDoor door;
    private final InstantSource clock;
    private final @Nullable LeakyBucket bucket;
    private final Ledger<ReceivedCall> ledger = new Ledger<>(50_000);
    private final AtomicLong limitErrors = new AtomicLong();

    StripeEndpoint(
            StripeOptions options,
            StripeCalls calls,
            IdempotentAnswers answers,
            CallFaults faults,
            BeforeTheAnswer beforeTheAnswer) {
        this.options = options;
        this.calls = calls;
        this.answers = answers;
        this.faults = faults;
        this.beforeTheAnswer = beforeTheAnswer;
        this.clock = options.clock();
        this.door = new FaultyDoor(faults, new StripeWords());
        this.bucket = options.callsPerSecond > 0
                ? new LeakyBucket(options.burst, options.callsPerSecond, options.clock())
                : null;
    }

    /** Told of a session that was made and of which the seller has not heard yet. */
    interface BeforeTheAnswer {
        void created(String sessionId) throws InterruptedException;
    }

    static boolean serves(Request request) {
        return request.path().startsWith("/v1/");
    }

    Reply handle(Request request) throws InterruptedException {
        var at = clock.instant();
        var action = StripeCalls.action(request.method(), request.path());
        var fault = faults.take(action).orElse(null);
        var down = fault != null && fault.kind() == FaultKind.DOWN;
        var outcome = !down && bucket != null && !bucket.add()
                ? Outcome.nothingWritten(limited(Duration.ofSeconds(1)))
                : door.pass(fault, () -> perform(request, action));
        keepFailure(request, fault, outcome);
        var replayed = outcome.reply() instanceof Reply.Answer answer
                && answer.headers().containsKey("Idempotent-Replayed");
        ledger.add(new ReceivedCall(
                at,
                action,
                key(request),
                request.isPost() ? request.body() : request.query(),
                outcome.httpStatus(),
                outcome.answer(),
                outcome.wrote(),
                replayed,
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

    private Outcome perform(Request request, String action) throws InterruptedException {
        try {
            if (!allowed(request.header("Authorization"))) {
                throw Refused.unauthorized();
            }
            var key = key(request);
            if (key.isEmpty()) {
                return execute(request, action);
            }
            var earlier = answers.begin(key, asked(request));
            return earlier.isPresent() ? Outcome.nothingWritten(earlier.get()) : executeOnce(request, action, key);
        } catch (Refused refused) {
            return Outcome.nothingWritten(refused.answer());
        }
    }

    private Outcome executeOnce(Request request, String action, String key) throws InterruptedException {
        try {
            var outcome = execute(request, action);
            if (outcome.reply() instanceof Reply.Answer answer) {
                answers.keep(key, asked(request), answer);
            }
            return outcome;
        } catch (Refused refused) {
            if (!refused.beforeExecution()) {
                answers.keep(key, asked(request), refused.answer());
            }
            throw refused;
        } finally {
            answers.release(key);
        }
    }

    private Outcome execute(Request request, String action) throws InterruptedException {
        var parameters = request.isPost() ? request.form() : request.parameters();
        var done = calls.perform(action, request.path(), parameters);
        if (action.equals("POST /v1/checkout/sessions")) {
            beforeTheAnswer.created(done.subject());
        }
        var answer = new Reply.Answer(200, "application/json", done.body().toString(), Map.of());
        return Outcome.of(answer, done.wrote(), done.subject());
    }

    private void keepFailure(Request request, @Nullable CallFault fault, Outcome outcome) {
        var broke = fault != null && fault.kind() == FaultKind.SERVER_ERROR;
        if (broke && !key(request).isEmpty() && outcome.reply() instanceof Reply.Answer answer) {
            answers.keepFailure(key(request), asked(request), answer);
        }
    }

    private Reply.Answer limited(Duration wait) {
        limitErrors.incrementAndGet();
        return Refused.tooMany().answer(Map.of("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
    }

    private boolean allowed(String authorization) {
        return MessageDigest.isEqual(
                authorization.getBytes(StandardCharsets.UTF_8),
                (BEARER + options.secretKey).getBytes(StandardCharsets.UTF_8));
    }

    private static String key(Request request) {
        return request.isPost() ? request.header("Idempotency-Key") : "";
    }

    private static String asked(Request request) {
        return request.path() + "?" + request.body();
    }

    private final class StripeWords implements FaultyDoor.Words {

        @Override
        public Reply.Answer broken() {
            return Refused.broken().answer();
        }

        @Override
        public Reply.Answer limited(Duration wait) {
            return StripeEndpoint.this.limited(wait);
        }

        @Override
        public Reply.Answer refused() {
            return Refused.invalid("", "", "simulated refusal").answer();
        }
    }
}
