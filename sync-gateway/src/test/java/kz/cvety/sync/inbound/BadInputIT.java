package kz.cvety.sync.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import kz.cvety.sync.Gateway;
import kz.cvety.sync.Hooks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that no honest sender makes: an answer that names the cause, nothing stored, never a fault of ours. */
class BadInputIT {

    private static final String AUTHORIZED = "Authorization: Bearer " + Gateway.SECRET + "\r\n";
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = Gateway.start(
                Map.of("cvety.sync.inbound.failures-per-minute", "1000", "cvety.outbound.enabled", "false"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    /** What arrives on the socket, with {@code ~} for a line end and {@code AUTH} for a good credential. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "422 | AUTH~",
                "422 | AUTHContent-Length: 0~~",
                "422 | AUTHTransfer-Encoding: chunked~~0~~",
                "400 | AUTHContent-Length: 2~Content-Length: 3~~{}",
                "400 | AUTHContent-Length: -1~~{}",
                "400 | AUTHContent-Length: 99999999999999999999~~{}",
                "400 | AUTHTransfer-Encoding: chunked~~zz~{}~0~~",
                "422 | AUTHTransfer-Encoding: chunked~Content-Length: 30~~2~{}~0~~",
                "501 | AUTHTransfer-Encoding: gzip~~{}",
                "415 | AUTHContent-Encoding: gzip~Content-Length: 2~~{}",
                "422 | AUTHContent-Type: text/html; charset=no-such~Content-Length: 2~~{}",
                "413 | AUTHContent-Length: 262145~~",
                "401 | Content-Length: 2~~{}",
                "401 | Authorization:~Content-Length: 2~~{}",
                "401 | Authorization: Bearer~Content-Length: 2~~{}",
                "401 | Authorization: Basic dTpw~Content-Length: 2~~{}",
                "401 | AUTHAuthorization: Bearer other~Content-Length: 2~~{}",
                "401 | AUTHX-Webhook-Secret: other~Content-Length: 2~~{}",
                "401 | Content-Length: 14~~{\"token\":[\"x\"]}",
                "401 | Content-Length: 12~~{\"token\":[1]}"
            })
    void refusesABrokenRequest(int status, String rest) throws IOException {
        var before = stored();

        var answer = raw("POST /webhooks/bitrix/order HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + rest.replace("AUTH", AUTHORIZED).replace("~", "\r\n"));

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "HEAD", "BREW"})
    void refusesAnyOtherMethod(String method) throws IOException {
        assertThat(raw(method + " /webhooks/bitrix/order HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + AUTHORIZED + "\r\n"))
                .startsWith("HTTP/1.1 405");
    }

    @ParameterizedTest
    @CsvSource({"1, 70000", "10000, 5"})
    void refusesHeadersWithoutEnd(int headers, int length) throws IOException {
        var request = new StringBuilder("POST /webhooks/bitrix/order HTTP/1.1\r\nHost: localhost\r\n");
        for (var i = 0; i < headers; i++) {
            request.append("X-Padding-")
                    .append(i)
                    .append(": ")
                    .repeat("x", length)
                    .append("\r\n");
        }

        assertThat(raw(request + "\r\n")).startsWith("HTTP/1.1 4");
    }

    @Test
    void servesOldAndCautiousClients() throws IOException {
        var hook = Hooks.order(Hooks.newId(), "N").toString();
        var length = "Content-Length: " + hook.getBytes(UTF_8).length + "\r\n";

        assertThat(raw("POST /webhooks/bitrix/order HTTP/1.0\r\n" + AUTHORIZED + length + "\r\n" + hook))
                .startsWith("HTTP/1.1 200");
        assertThat(raw("POST /webhooks/bitrix/order HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
                        + "Connection: close\r\n" + AUTHORIZED + length + "\r\n" + hook))
                .startsWith("HTTP/1.1 100");
    }

    @ParameterizedTest
    @CsvSource({
        "/data/VERSION, -1, 422",
        "/data/VERSION, 1.5, 422",
        "/data/VERSION, 99999999999999999999, 422",
        "/data/STATUS_ID, '', 200",
        "/data/STATUS_ID, ap, 200",
        "/data/PRICE, -0, 200",
        "/data/PRICE, 12500.505, 200",
        "/data/PRICE, 1e9, 200",
        "/data/PRICE, NaN, 200",
        "/data/PRICE, 99999999999999, 200",
        "/data/PRICE, 1499.99, 200",
        "/data/PRICE_DELIVERY, -1, 200",
        "/data/CURRENCY, tenge, 200",
        "/data/basket/0/QUANTITY, 0, 200",
        "/data/basket/0/QUANTITY, -1, 200",
        "/data/basket/0/QUANTITY, 0.5, 200",
        "/data/basket/0/QUANTITY, 1000000, 200",
        "/data/basket/0/PRICE, '11 000 ₸', 200",
        "/data/properties/data, 2026-02-30, 200",
        "/data/properties/data, 31.02.2026, 200"
    })
    void neverMakesAFactOfAFieldItCannotRead(String pointer, String value, int status) {
        var id = Hooks.newId();
        var hook = Hooks.order(id, "N");
        var at = pointer.lastIndexOf('/');
        ((tools.jackson.databind.node.ObjectNode) hook.at(pointer.substring(0, at)))
                .put(pointer.substring(at + 1), value);

        var answer = gateway.order(hook.toString());

        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 200) {
            assertThat(answer.body()).contains("\"status\":\"skipped\"");
        }
        assertThat(factsOf(id)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table receipt; --",
                "%_\\",
                "<script>alert(1)</script> & <b>",
                "две\r\nстроки\tи табуляция",
                "מזל טוב \u202e قلب",
                "👩‍👩‍👧‍👦 ❤️ e\u0301",
                "${jndi:ldap://x} #{1+1} {{7*7}}",
                "\u0001\u001b[31m"
            })
    void keepsWhatPeopleWriteToTheLetter(String text) {
        var id = Hooks.newId();
        var hook = Hooks.order(id, "N");
        Hooks.properties(hook).put("postcardText", text).put("nameRecipient", text);

        assertThat(gateway.order(hook.toString()).statusCode()).isEqualTo(200);

        assertThat(gateway.jdbc().sql("""
                        select convert_from(payload, 'UTF8')::json #>> '{order,cardText}' from kit.outbox
                        where convert_from(payload, 'UTF8')::json ->> 'externalId' = ?
                        """).param(id).query(String.class).single())
                .isEqualTo(text);
    }

    @Test
    void takesAnOrderOfFiveHundredLinesAndRefusesOneOfMoreThanAThousand() {
        var id = Hooks.newId();

        assertThat(gateway.order(withLines(id, 500)).statusCode()).isEqualTo(200);
        assertThat(factsOf(id)).isEqualTo(1);
        assertThat(gateway.order(withLines(Hooks.newId(), 1001)).statusCode()).isEqualTo(422);
    }

    private static String withLines(String id, int lines) {
        var hook = Hooks.order(id, "N");
        var basket = Hooks.data(hook).putArray("basket");
        for (var i = 0; i < lines; i++) {
            basket.addObject()
                    .put("ID", String.valueOf(i + 1))
                    .put("PRODUCT_ID", "7")
                    .put("NAME", "Роза " + i)
                    .put("PRICE", "22")
                    .put("QUANTITY", "1");
        }
        return hook.toString();
    }

    private static long factsOf(String id) {
        return gateway.jdbc().sql("""
                        select count(*) from kit.outbox where convert_from(payload, 'UTF8')::json ->> 'externalId' = ?
                        """).param(id).query(Long.class).single();
    }

    private static long stored() {
        return gateway.jdbc()
                .sql("select (select count(*) from receipt) + (select count(*) from parked)")
                .query(Long.class)
                .single();
    }

    /** The first line of the answer; an empty text when the connection was closed without one. */
    private static String raw(String request) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), gateway.uri("/").getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.getOutputStream().flush();
            var line = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1)).readLine();
            return line == null ? "" : line;
        }
    }
}
