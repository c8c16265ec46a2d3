package kz.cvety.simulators.telegram;

import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Pattern;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.CallFaults;
import kz.cvety.simulators.machinery.Ledger;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Request;
import org.jspecify.annotations.Nullable;

/** The door of the Bot API: faults, token, method; all of it in the ledger. */
final class BotEndpoint {

    private static final Pattern PATH = Pattern.compile("/bot([^/]+)/([A-Za-z]+)");
    private static final String HTML = "<html><head><title>502 Bad Gateway</title></head><body></body></html>";

    private final TelegramOptions options;
    private final BotApi api;
    private final SendLimits limits;
    private final CallFaults faults;
    private final InstantSource clock;
    private final Ledger<ReceivedRequest> ledger = new Ledger<>(20_000);

    BotEndpoint(TelegramOptions options, BotApi api, SendLimits limits, CallFaults faults) {
        this.options = options;
        this.api = api;
        this.limits = limits;
        this.faults = faults;
        this.clock = options.clock();
    }

    /** A call as far as it got. */
    private record Outcome(Reply reply, String answer, boolean sent) {
        static Outcome of(Reply.Answer answer, boolean sent) {
            return new Outcome(answer, answer.body(), sent);
        }

        static Outcome cut() {
            return new Outcome(Reply.cut(), "", false);
        }
    }

    static boolean serves(Request request) {
        return PATH.matcher(request.path()).matches();
    }

    Reply handle(Request request) throws InterruptedException {
        var at = clock.instant();
        var match = PATH.matcher(request.path());
        var method = match.matches() ? match.group(2) : "";
        var authentic = match.matches() && match.group(1).equals(options.token);
        var parameters = Parameters.of(request);
        var fault = faults.take(method).orElse(null);
        var outcome = answer(method, parameters, authentic, fault);
        var status = outcome.reply() instanceof Reply.Answer answer ? answer.status() : 0;
        var met = fault == null ? "" : fault.kind().wireName();
        ledger.add(new ReceivedRequest(at, method, parameters, status, outcome.answer(), outcome.sent(), met));
        return outcome.reply();
    }

    Ledger<ReceivedRequest> ledger() {
        return ledger;
    }

    private Outcome answer(String method, Map<String, String> parameters, boolean authentic, @Nullable CallFault fault)
            throws InterruptedException {
        if (fault == null) {
            return perform(method, parameters, authentic);
        }
        return switch (fault.kind()) {
            case SLOW -> {
                faults.await(fault.delay());
                yield perform(method, parameters, authentic);
            }
            case ANSWER_LOST -> {
                var done = perform(method, parameters, authentic);
                yield new Outcome(Reply.cut(), done.answer(), done.sent());
            }
            case HANG -> {
                faults.awaitCleared();
                yield Outcome.cut();
            }
            case DOWN -> Outcome.cut();
            case SERVER_ERROR -> refused(Refused.broken());
            case LIMIT -> refused(limits.refuse(fault.delay()));
            case HTML -> Outcome.of(Reply.html(502, HTML), false);
            case REDIRECT -> Outcome.of(Reply.redirect(302, "/login"), false);
            case BUSINESS_ERROR -> refused(Refused.bad("simulated refusal"));
        };
    }

    private Outcome perform(String method, Map<String, String> parameters, boolean authentic)
            throws InterruptedException {
        if (!authentic) {
            return refused(Refused.unauthorized());
        }
        try {
            var result = api.call(method, parameters);
            var body = Json.object().put("ok", true);
            body.set("result", result.value());
            return Outcome.of(Reply.json(200, body.toString()), result.sent());
        } catch (Refused refused) {
            return refused(refused);
        }
    }

    private static Outcome refused(Refused refused) {
        var body = Json.object()
                .put("ok", false)
                .put("error_code", refused.code())
                .put("description", refused.description());
        if (refused.retryAfter() > 0) {
            body.putObject("parameters").put("retry_after", refused.retryAfter());
        }
        var reply = Reply.json(refused.code(), body.toString());
        if (refused.retryAfter() == 0) {
            return Outcome.of(reply, false);
        }
        var headers = Map.of("Retry-After", Long.toString(refused.retryAfter()));
        return Outcome.of(new Reply.Answer(reply.status(), reply.contentType(), reply.body(), headers), false);
    }
}
