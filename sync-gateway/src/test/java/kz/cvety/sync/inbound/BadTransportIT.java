package kz.cvety.sync.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import kz.cvety.sync.Gateway;
import kz.cvety.sync.Hooks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Senders that are slow, endless or ambiguous: cut after a known time, and nothing of them is stored. */
@Timeout(30)
class BadTransportIT {

    private static final Duration SILENCE = Duration.ofSeconds(1);
    private static final Duration WITHIN = Duration.ofSeconds(2);
    private static final String HEAD =
            "POST /webhooks/bitrix/order HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Gateway.SECRET
                    + "\r\nContent-Type: application/json\r\n";
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
    private static Gateway gateway;

    private long before;

    @BeforeAll
    static void start() {
        gateway = Gateway.start(Map.of(
                "server.tomcat.connection-timeout", SILENCE.toString(),
                "cvety.http.body-within", WITHIN.toString(),
                "cvety.outbound.enabled", "false"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void count() {
        before = stored();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "POST /webhooks", "POST /webhooks/bitrix/order HTTP/1.1\r\nHost: localhost\r\nX-Slow: a"})
    void cutsASenderThatFallsSilentBeforeItsBody(String sent) throws IOException {
        var started = System.nanoTime();
        try (var wire = new Wire()) {
            wire.send(sent);

            assertThat(wire.untilItIsCut())
                    .satisfiesAnyOf(
                            answer -> assertThat(answer).isEmpty(),
                            answer -> assertThat(answer).startsWith("HTTP/1.1 4"));
        }
        assertThat(since(started)).isBetween(SILENCE.minusMillis(100), SILENCE.multipliedBy(4));
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Content-Length: 1000\r\n\r\n{\"event\"", "Transfer-Encoding: chunked\r\n\r\n3e8\r\n{\"event\""})
    void cutsASenderThatFallsSilentInItsBody(String rest) throws IOException {
        var started = System.nanoTime();
        try (var wire = new Wire()) {
            wire.send(HEAD + rest);

            assertThat(wire.untilItIsCut()).startsWith("HTTP/1.1 408").contains("request-timeout");
        }
        assertThat(since(started)).isLessThan(SILENCE.multipliedBy(4));
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void cutsASenderThatNeverFallsSilentAndNeverEnds() throws IOException {
        var started = System.nanoTime();
        try (var wire = new Wire()) {
            wire.send(HEAD + "Content-Length: 100000\r\n\r\n{");
            while (!wire.answersWithin(50)) {
                wire.send(" ");
            }

            assertThat(wire.untilItIsCut()).startsWith("HTTP/1.1 408").contains("request-timeout");
        }
        assertThat(since(started)).isBetween(WITHIN.minusMillis(100), WITHIN.multipliedBy(3));
        assertThat(stored()).isEqualTo(before);
    }

    /** Refused before its body is looked at, by the size it announces or by its token. */
    @ParameterizedTest
    @CsvSource({"/webhooks/bitrix/order, 413", "/v1/connections, 401"})
    void waitsNoLongerForTheBodyOfARefusedRequest(String path, String status) throws IOException {
        var started = System.nanoTime();
        try (var wire = new Wire()) {
            wire.send(HEAD.replace("/webhooks/bitrix/order", path) + "Content-Length: 1000000\r\n\r\n{");
            assertThat(wire.line()).startsWith("HTTP/1.1 " + status);
            assertThat(since(started)).isLessThan(WITHIN);
            while (!wire.isCutWithin(50)) {
                wire.takes(" ");
            }
        }
        assertThat(since(started)).isLessThan(WITHIN.multipliedBy(3));
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void readsNoMoreOfAnEndlessBodyThanItMay() throws IOException {
        var chunk = "2000\r\n" + " ".repeat(0x2000) + "\r\n";
        var sent = 0L;
        try (var wire = new Wire()) {
            wire.send(HEAD + "Transfer-Encoding: chunked\r\n\r\n");
            while (!wire.hasAnswered()) {
                wire.send(chunk);
                sent += chunk.length();
            }
            assertThat(wire.line()).startsWith("HTTP/1.1 413");
            while (wire.takes(chunk)) {
                sent += chunk.length();
            }
        }
        assertThat(sent)
                .isLessThan(16 << 20); // what is dropped to let the answer be read, and the buffers of two sockets
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void refusesACompressedBodyWhateverIsInIt() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(Hooks.order(Hooks.newId(), "N").toString().getBytes(UTF_8));
        }
        var answer = gateway.send(gateway.request("/webhooks/bitrix/order")
                .header("Authorization", "Bearer " + Gateway.SECRET)
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray())));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).contains("unsupported-media-type");
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void servesNothingThatIsHiddenBehindTwoLengths() throws IOException {
        var hidden = hook();
        try (var wire = new Wire()) {
            wire.send(HEAD + "Content-Length: " + (12 + hidden.length()) + "\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "2\r\n{}\r\n0\r\n\r\n" + hidden);

            var answers = wire.untilItIsCut();
            assertThat(answers).startsWith("HTTP/1.1 4").containsOnlyOnce("HTTP/1.1");
        }
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void answersPipelinedHooksOneByOneInTheirOrder() throws IOException {
        try (var wire = new Wire()) {
            wire.send(hook() + HEAD + "Content-Length: 2\r\n\r\n{}"
                    + hook().replace("HTTP/1.1\r\n", "HTTP/1.1\r\nConnection: close\r\n"));

            assertThat(STATUS.matcher(wire.untilItIsCut()).results().map(found -> found.group(1)))
                    .containsExactly("200", "422", "200");
        }
        assertThat(stored()).isEqualTo(before + 2);
    }

    @Test
    void letsNoCrowdOfSlowSendersHoldUpAnHonestOne() throws IOException {
        var threads = ManagementFactory.getThreadMXBean();
        var platform = threads.getThreadCount();
        List<Wire> crowd = new ArrayList<>();
        try {
            for (var i = 0; i < 400; i++) {
                var slow = new Wire();
                crowd.add(slow);
                slow.send(HEAD + "Content-Length: 1000\r\n\r\n{");
            }
            var started = System.nanoTime();

            assertThat(gateway.order(Hooks.order(Hooks.newId(), "N").toString()).statusCode())
                    .isEqualTo(200);

            assertThat(since(started)).isLessThan(SILENCE);
            assertThat(threads.getThreadCount()).isLessThan(platform + 50);
            for (var slow : crowd) {
                assertThat(slow.untilItIsCut()).startsWith("HTTP/1.1 408");
            }
        } finally {
            for (var slow : crowd) {
                slow.close();
            }
        }
        assertThat(stored()).isEqualTo(before + 1);
    }

    private static String hook() {
        var body = Hooks.order(Hooks.newId(), "N").toString();
        return HEAD + "Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body;
    }

    private static Duration since(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private static long stored() {
        return gateway.jdbc()
                .sql("select (select count(*) from receipt) + (select count(*) from parked)")
                .query(Long.class)
                .single();
    }

    /** A connection to the gateway, byte by byte. */
    private static final class Wire implements AutoCloseable {

        private static final int PATIENCE_MS = 15_000;

        private final Socket socket;
        private final BufferedReader answers;

        Wire() throws IOException {
            socket = new Socket(
                    InetAddress.getLoopbackAddress(), gateway.uri("/").getPort());
            socket.setSoTimeout(PATIENCE_MS);
            answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(UTF_8));
        }

        boolean takes(String text) {
            try {
                send(text);
                return true;
            } catch (IOException cut) {
                return false;
            }
        }

        boolean hasAnswered() throws IOException {
            return answers.ready();
        }

        boolean answersWithin(int millis) throws IOException {
            socket.setSoTimeout(millis);
            try {
                answers.mark(1);
                answers.read();
                answers.reset();
                return true;
            } catch (SocketTimeoutException notYet) {
                return false;
            } finally {
                socket.setSoTimeout(PATIENCE_MS);
            }
        }

        /** Drops what comes for so long, and says whether the other side has closed. */
        boolean isCutWithin(int millis) throws IOException {
            socket.setSoTimeout(millis);
            try {
                untilItIsCut();
                return true;
            } catch (SocketTimeoutException notYet) {
                return false;
            } catch (SocketException reset) {
                return true;
            }
        }

        String line() throws IOException {
            return answers.readLine();
        }

        /** Everything that comes until the other side closes. */
        String untilItIsCut() throws IOException {
            var all = new StringBuilder();
            for (var next = answers.read(); next >= 0; next = answers.read()) {
                all.append((char) next);
            }
            return all.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
