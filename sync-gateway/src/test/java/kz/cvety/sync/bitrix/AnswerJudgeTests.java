package kz.cvety.sync.bitrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import kz.cvety.sync.outbound.Answer;
import kz.cvety.sync.outbound.Outcome.Effect;
import kz.cvety.sync.outbound.Outcome.WaitsFor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerJudgeTests {

    private static final Instant NOW = Instant.parse("2026-03-08T05:00:00Z");

    @ParameterizedTest(name = "{0} {1} is {2} {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"status\":\"success\",\"order_id\":1} | Success |",
                "201 | {\"status\":\"success\",\"order_id\":1} | Success |",
                "200 | {\"status\":\"not_found\"} | NotFound |",
                "200 | {\"status\":\"error\",\"error\":\"no\",\"step\":\"basket\"} | Refused | refused-by-bitrix",
                "200 | {\"error\":\"no\"} | Refused | refused-by-bitrix",
                "200 | {\"error\":\"QUERY_LIMIT_EXCEEDED\"} | Failed | query-limit-exceeded",
                "200 | <html>on holiday</html> | Failed | html-answered",
                "200 | '' | Failed | not-json-answered",
                "200 | [] | Failed | not-json-answered",
                "200 | success | Failed | not-json-answered",
                "200 | {} | Failed | no-status-answered",
                "204 | '' | Failed | not-json-answered",
                "301 | {\"status\":\"success\"} | Failed | redirected",
                "302 | '' | Failed | redirected",
                "307 | '' | Failed | redirected",
                "400 | {\"error\":\"bad\"} | Refused | refused-by-bitrix",
                "401 | {\"error\":\"unauthorized\"} | Refused | not-authorised-there",
                "403 | '' | Refused | forbidden-there",
                "404 | <html></html> | Refused | refused-by-bitrix",
                "405 | '' | Refused | refused-by-bitrix",
                "408 | '' | Failed | http-408",
                "409 | '' | Refused | refused-by-bitrix",
                "422 | '' | Refused | refused-by-bitrix",
                "429 | {\"error\":\"OPERATION_TIME_LIMIT\"} | Failed | operation-time-limit",
                "429 | '' | Failed | rate-limited",
                "500 | {\"status\":\"success\",\"order_id\":1} | Failed | http-500",
                "502 | <html></html> | Failed | http-502",
                "503 | {\"error\":\"QUERY_LIMIT_EXCEEDED\"} | Failed | query-limit-exceeded",
                "503 | {\"error\":\"OVERLOAD_LIMIT\"} | Failed | overload-limit",
                "503 | <html></html> | Failed | http-503",
                "504 | '' | Failed | http-504"
            })
    void judgesEveryStatus(int status, String body, String kind, String why) {
        var answer = judge(status, null, body);

        assertThat(answer.getClass().getSimpleName()).isEqualTo(kind);
        if (answer instanceof Answer.Failed failed) {
            assertThat(failed.why()).isEqualTo(why);
        }
        if (answer instanceof Answer.Refused refused) {
            assertThat(refused.reason()).isEqualTo(why);
        }
    }

    @Test
    void knowsThatALimitedCallWroteNothingAndAFailedOneMayHave() {
        var limited = (Answer.Failed) judge(503, "7", "{\"error\":\"QUERY_LIMIT_EXCEEDED\"}");
        var failed = (Answer.Failed) judge(500, null, "");

        assertThat(limited.effect()).isEqualTo(Effect.NONE);
        assertThat(limited.waitsFor()).isEqualTo(WaitsFor.LIMIT);
        assertThat(limited.sick()).isFalse();
        assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(failed.effect()).isEqualTo(Effect.UNKNOWN);
        assertThat(failed.sick()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30|PT30S",
                "Sun, 08 Mar 2026 05:01:00 GMT|PT1M",
                "Sun, 08 Mar 2026 04:00:00 GMT|PT0S",
                "soon|",
                "-5|"
            })
    void readsRetryAfterAsSecondsOrDate(String header, Duration expected) {
        assertThat(((Answer.Failed) judge(503, header, "")).retryAfter()).isEqualTo(expected);
    }

    @Test
    void waitsForTheEndOfAnOperatingLimit() {
        var answer = (Answer.Failed)
                judge(429, null, "{\"error\":\"OPERATION_TIME_LIMIT\",\"time\":{\"operating_reset_at\":1772946060}}");

        assertThat(answer.retryAfter()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @MethodSource
    void knowsWhetherACallWithoutAnswerCanHaveArrived(Throwable thrown, String why, Effect effect) {
        var answer = (Answer.Failed) AnswerJudge.judge(new ExecutionException(thrown));

        assertThat(answer.why()).isEqualTo(why);
        assertThat(answer.effect()).isEqualTo(effect);
    }

    static Stream<Arguments> knowsWhetherACallWithoutAnswerCanHaveArrived() {
        return Stream.of(
                Arguments.of(new ConnectException("refused"), "not-reachable", Effect.NONE),
                Arguments.of(new HttpConnectTimeoutException("late"), "not-reachable", Effect.NONE),
                Arguments.of(new HttpTimeoutException("late"), "timed-out", Effect.UNKNOWN),
                Arguments.of(new TimeoutException("late"), "timed-out", Effect.UNKNOWN),
                Arguments.of(new IOException("reset"), "connection-lost", Effect.UNKNOWN),
                Arguments.of(new IllegalStateException("?"), "call-failed", Effect.UNKNOWN));
    }

    private static Answer judge(int status, String retryAfter, String body) {
        return AnswerJudge.judge(status, retryAfter, body.getBytes(StandardCharsets.UTF_8), NOW);
    }
}
