package kz.cvety.notifications;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A Bot API that answers as it is told, chat by chat, and remembers every call. */
public final class TelegramStub implements AutoCloseable {

    public static final String TOKEN = "7000000001:made-up-token-of-no-bot";

    public record Call(long chatId, String text, String parseMode, long nanos) {}

    private record Answer(int status, String body, boolean hang) {}

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<Long, Queue<Answer>> scripted = new ConcurrentHashMap<>();
    private final AtomicInteger messageIds = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean tokenRefused;

    public TelegramStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/bot" + TOKEN + "/", this::answer);
        server.setExecutor(command -> Thread.ofVirtual().start(command));
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Call> calls(long chatId) {
        return calls.stream().filter(call -> call.chatId() == chatId).toList();
    }

    /** The next call to this chat is refused so. */
    public void refuse(long chatId, int status, String description, String parameters) {
        script(
                chatId,
                new Answer(
                        status,
                        "{\"ok\":false,\"error_code\":%d,\"description\":\"%s\",\"parameters\":%s}"
                                .formatted(status, description, parameters),
                        false));
    }

    /** The next call to this chat gets this body, whatever it is. */
    public void say(long chatId, int status, String body) {
        script(chatId, new Answer(status, body, false));
    }

    /** The next call to this chat gets no answer. */
    public void hang(long chatId) {
        script(chatId, new Answer(200, "{}", true));
    }

    public void refuseToken(boolean refused) {
        tokenRefused = refused;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }

    private void script(long chatId, Answer answer) {
        scripted.computeIfAbsent(chatId, ignored -> new ConcurrentLinkedQueue<>())
                .add(answer);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (tokenRefused) {
            reply(exchange, 401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
            return;
        }
        if (!exchange.getRequestURI().getPath().endsWith("/sendMessage")) {
            reply(exchange, 200, "{\"ok\":true,\"result\":{\"id\":1,\"is_bot\":true,\"first_name\":\"bot\"}}");
            return;
        }
        var chat = Long.parseLong(form.get("chat_id"));
        calls.add(new Call(chat, form.get("text"), form.getOrDefault("parse_mode", ""), System.nanoTime()));
        var queue = scripted.get(chat);
        var told = queue == null ? null : queue.poll();
        if (told == null) {
            reply(
                    exchange,
                    200,
                    "{\"ok\":true,\"result\":{\"message_id\":%d,\"date\":1767225600,\"chat\":{\"id\":%d,\"type\":\"private\"}}}"
                            .formatted(messageIds.incrementAndGet(), chat));
        } else if (told.hang()) {
            await();
            exchange.close();
        } else {
            reply(exchange, told.status(), told.body());
        }
    }

    private void await() {
        try {
            closing.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            var cut = pair.indexOf('=');
            if (cut > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, cut), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(cut + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }
}
