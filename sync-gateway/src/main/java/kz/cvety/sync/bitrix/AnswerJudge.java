package kz.cvety.sync.bitrix;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import kz.cvety.sync.Destinations;
import kz.cvety.sync.outbound.Answer;
import kz.cvety.sync.outbound.Outcome.Effect;
import kz.cvety.sync.outbound.Outcome.WaitsFor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Judges what came back from the shop's PHP. Only a JSON object that says success, under a 2xx, is a success. */
final class AnswerJudge {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> LIMITS = Set.of("QUERY_LIMIT_EXCEEDED", "OVERLOAD_LIMIT", "OPERATION_TIME_LIMIT");
    private static final int DETAIL = 300;
    private static final Duration LONGEST = Duration.ofDays(1);

    private AnswerJudge() {}

    static Answer judge(int status, @Nullable String retryAfter, byte[] body, Instant now) {
        var json = parse(body);
        var wait = wait(retryAfter, json, now);
        var error = json == null ? "" : json.path("error").asString("");
        if (limited(status, error)) {
            return new Answer.Failed(limit(error), Effect.NONE, WaitsFor.LIMIT, wait, false);
        }
        if (status >= 300 && status < 400) {
            return failed("redirected", Effect.UNKNOWN, wait);
        }
        if (status == 408 || status == 425) {
            return failed("http-" + status, Effect.UNKNOWN, wait);
        }
        if (status >= 400 && status < 500) {
            return new Answer.Refused(refusal(status), detail(json, status));
        }
        if (status < 200 || status >= 500) {
            return failed("http-" + status, Effect.UNKNOWN, wait);
        }
        if (json == null || !json.isObject()) {
            return failed(looksLikeHtml(body) ? "html-answered" : "not-json-answered", Effect.UNKNOWN, wait);
        }
        return switch (json.path("status").asString("")) {
            case "success" -> new Answer.Success(json);
            case "not_found" -> new Answer.NotFound();
            case "error" -> new Answer.Refused("refused-by-bitrix", detail(json, status));
            default ->
                json.has("error")
                        ? new Answer.Refused("refused-by-bitrix", detail(json, status))
                        : failed("no-status-answered", Effect.UNKNOWN, wait);
        };
    }

    /** Judges a call that ended without an answer. */
    static Answer judge(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Destinations.AddressNotAllowed) {
                return unanswered("address-not-allowed", Effect.NONE);
            }
            if (cause instanceof HttpConnectTimeoutException
                    || cause instanceof ConnectException
                    || cause instanceof UnresolvedAddressException) {
                return unanswered("not-reachable", Effect.NONE);
            }
            if (cause instanceof TimeoutException || cause instanceof java.net.http.HttpTimeoutException) {
                return unanswered("timed-out", Effect.UNKNOWN);
            }
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                var tooLarge = String.valueOf(cause.getMessage()).contains("exceeded capacity");
                return unanswered(tooLarge ? "answer-too-large" : "connection-lost", Effect.UNKNOWN);
            }
        }
        return unanswered("call-failed", Effect.UNKNOWN);
    }

    private static Answer failed(String why, Effect effect, @Nullable Duration wait) {
        return new Answer.Failed(why, effect, WaitsFor.ANSWER, wait, true);
    }

    private static Answer unanswered(String why, Effect effect) {
        return new Answer.Failed(why, effect, WaitsFor.CONNECTION, null, true);
    }

    private static boolean limited(int status, String error) {
        return status == 429 || ((status == 503 || status == 200) && LIMITS.contains(error.toUpperCase(Locale.ROOT)));
    }

    private static String limit(String error) {
        return error.isEmpty() ? "rate-limited" : error.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String refusal(int status) {
        return switch (status) {
            case 401 -> "not-authorised-there";
            case 403 -> "forbidden-there";
            default -> "refused-by-bitrix";
        };
    }

    private static String detail(@Nullable JsonNode json, int status) {
        if (json == null) {
            return "HTTP " + status;
        }
        var step = json.path("step").asString("");
        var text = (step.isEmpty() ? "" : step + ": ") + json.path("error").asString("HTTP " + status);
        return text.length() > DETAIL ? text.substring(0, DETAIL) : text;
    }

    /** {@code Retry-After} as seconds or a date, or the moment Bitrix names for the end of an operating limit. */
    private static @Nullable Duration wait(@Nullable String retryAfter, @Nullable JsonNode json, Instant now) {
        if (retryAfter != null && retryAfter.matches("\\d{1,9}")) {
            return capped(Duration.ofSeconds(Long.parseLong(retryAfter)));
        }
        if (retryAfter != null) {
            try {
                var at = ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                return capped(Duration.between(now, at));
            } catch (DateTimeParseException notADate) {
                return null;
            }
        }
        var reset =
                json == null ? 0 : json.path("time").path("operating_reset_at").asLong(0);
        return reset > 0 ? capped(Duration.between(now, Instant.ofEpochSecond(reset))) : null;
    }

    private static Duration capped(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static @Nullable JsonNode parse(byte[] body) {
        try {
            var json = JSON.readTree(body);
            return json.isMissingNode() ? null : json;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static boolean looksLikeHtml(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).stripLeading().startsWith("<");
    }
}
