package kz.cvety.stack;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Hands out tokens over HTTP while there is no identity service: {@code /token?user=aliya&role=DIRECTOR}, or
 * {@code /token?role=OPERATOR}. Loopback only and never shipped.
 */
final class TokenDesk implements AutoCloseable {

    private final HttpServer server;

    TokenDesk(LocalStack stack, int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/token", exchange -> answer(exchange, stack));
        server.start();
    }

    private static void answer(HttpExchange exchange, LocalStack stack) throws IOException {
        var asked = parameters(exchange.getRequestURI().getRawQuery());
        var role = asked.getOrDefault("role", "DIRECTOR");
        var token = role.equals("OPERATOR")
                ? stack.operatorToken()
                : stack.token(asked.getOrDefault("user", "director"), role);
        var body = (token + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static Map<String, String> parameters(String query) {
        return Stream.of(query == null ? "" : query)
                .flatMap(text -> Stream.of(text.split("&", -1)))
                .filter(pair -> pair.indexOf('=') > 0)
                .collect(Collectors.toMap(
                        pair -> pair.substring(0, pair.indexOf('=')),
                        pair -> URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8),
                        (first, second) -> second));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
