package kz.cvety.simulators.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP/1.1 server for one handler, each request on its own virtual thread. Closing it frees the port at once and cuts what
 * is still running, so the next connection is refused.
 */
public final class WebServer implements AutoCloseable {

    static {
        // without it a reply in two packets waits for the client's delayed acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final String host;

    private WebServer(HttpServer server, ExecutorService threads, String host) {
        this.server = server;
        this.threads = threads;
        this.host = host;
    }

    /** Answers requests; it may be interrupted when the server is closed. */
    @FunctionalInterface
    public interface Handler {
        Reply handle(Request request) throws InterruptedException;
    }

    /** Starts listening; port 0 takes a free one. */
    public static WebServer start(String host, int port, Handler handler) {
        try {
            var server = HttpServer.create(new InetSocketAddress(host, port), 1024);
            var threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext("/", exchange -> answer(exchange, handler));
            server.start();
            return new WebServer(server, threads, host);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + host + ":" + port, e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI address() {
        var reachable = host.equals("0.0.0.0") ? "127.0.0.1" : host;
        return URI.create("http://" + reachable + ":" + port());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            switch (reply(exchange, handler)) {
                case Reply.Answer answer -> {
                    answer.headers().forEach(exchange.getResponseHeaders()::set);
                    write(
                            exchange,
                            answer.status(),
                            answer.contentType(),
                            answer.body().getBytes(StandardCharsets.UTF_8));
                }
                case Reply.File file -> write(exchange, 200, file.contentType(), file.bytes());
                case Reply.Cut ignored -> {} // closing an exchange that was not answered closes its connection
            }
        }
    }

    private static Reply reply(HttpExchange exchange, Handler handler) throws IOException {
        try {
            return handler.handle(read(exchange));
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
            return Reply.cut();
        } catch (RuntimeException e) {
            System.getLogger(WebServer.class.getName()).log(System.Logger.Level.ERROR, "request.failed", e);
            return Reply.html(500, "<h1>500</h1>");
        }
    }

    private static Request read(HttpExchange exchange) throws IOException {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!values.isEmpty()) {
                headers.put(name.toLowerCase(Locale.ROOT), values.getFirst());
            }
        });
        var uri = exchange.getRequestURI();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var query = uri.getRawQuery();
        return new Request(exchange.getRequestMethod(), uri.getPath(), headers, query == null ? "" : query, body);
    }

    private static void write(HttpExchange exchange, int status, String contentType, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
