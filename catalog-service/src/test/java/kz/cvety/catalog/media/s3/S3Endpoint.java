package kz.cvety.catalog.media.s3;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One bucket behind the part of S3's API that is used here. It checks each signature, pages its lists by ten, and can fall ill. */
final class S3Endpoint implements AutoCloseable {

    static final String BUCKET = "cvety";
    private static final int PAGE = 10;
    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");

    record Stored(ByteBuffer content, Map<String, String> headers, Instant writtenAt) {}

    private final Map<String, Stored> objects = new ConcurrentSkipListMap<>();
    private final AtomicInteger healthy = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private final Signature signature;
    private final HttpServer server;

    S3Endpoint(String accessKey, String secretKey) {
        this.signature = new Signature(accessKey, secretKey);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Map<String, Stored> objects() {
        return objects;
    }

    /** After so many calls more, so many are answered with 503. */
    void failAfter(int calls, int times) {
        healthy.set(calls);
        faults.set(times);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve(HttpExchange call) throws IOException {
        var body = call.getRequestBody().readAllBytes();
        try (call) {
            if (count(healthy) == 0 && count(faults) > 0) {
                error(call, 503, "SlowDown");
            } else if (!signature.fits(call, body)) {
                error(call, 403, "SignatureDoesNotMatch");
            } else {
                answer(call, body);
            }
        }
    }

    private static int count(AtomicInteger left) {
        return left.getAndUpdate(it -> Math.max(0, it - 1));
    }

    private void answer(HttpExchange call, byte[] body) throws IOException {
        var path = call.getRequestURI().getPath();
        var key = path.startsWith("/" + BUCKET + "/") ? path.substring(BUCKET.length() + 2) : "";
        switch (call.getRequestMethod()) {
            case "PUT" -> {
                objects.put(key, new Stored(ByteBuffer.wrap(body), first(call.getRequestHeaders()), Instant.now()));
                call.sendResponseHeaders(200, -1);
            }
            case "GET" -> {
                if (key.isEmpty()) {
                    list(call);
                } else {
                    get(call, key);
                }
            }
            case "POST" -> {
                KEY.matcher(new String(body, StandardCharsets.UTF_8))
                        .results()
                        .forEach(found -> objects.remove(found.group(1)));
                xml(call, 200, "<DeleteResult></DeleteResult>");
            }
            default -> error(call, 405, "MethodNotAllowed");
        }
    }

    private void get(HttpExchange call, String key) throws IOException {
        var stored = objects.get(key);
        if (stored == null) {
            error(call, 404, "NoSuchKey");
            return;
        }
        call.sendResponseHeaders(200, stored.content().capacity());
        call.getResponseBody().write(stored.content().array());
    }

    private void list(HttpExchange call) throws IOException {
        var query = query(call);
        var prefix = query.getOrDefault("prefix", "");
        var after = query.getOrDefault("continuation-token", "");
        var page = objects.entrySet().stream()
                .filter(object ->
                        object.getKey().startsWith(prefix) && object.getKey().compareTo(after) > 0)
                .limit(PAGE + 1)
                .toList();
        var more = page.size() > PAGE;
        var shown = more ? page.subList(0, PAGE) : page;
        var contents = shown.stream()
                .map(object -> "<Contents><Key>%s</Key><LastModified>%s</LastModified><Size>%d</Size></Contents>"
                        .formatted(
                                object.getKey(),
                                object.getValue().writtenAt(),
                                object.getValue().content().capacity()))
                .collect(Collectors.joining());
        var next = more
                ? "<NextContinuationToken>%s</NextContinuationToken>"
                        .formatted(shown.getLast().getKey())
                : "";
        xml(
                call,
                200,
                "<ListBucketResult><IsTruncated>%s</IsTruncated>%s%s</ListBucketResult>"
                        .formatted(more, contents, next));
    }

    private static Map<String, String> query(HttpExchange call) {
        var query = new HashMap<String, String>();
        var raw = call.getRequestURI().getRawQuery();
        for (var each : raw == null ? new String[0] : raw.split("&")) {
            var pair = each.split("=", 2);
            query.put(pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static Map<String, String> first(Headers headers) {
        return headers.keySet().stream()
                .collect(Collectors.toMap(
                        name -> name.toLowerCase(Locale.ROOT), name -> String.valueOf(headers.getFirst(name))));
    }

    private static void error(HttpExchange call, int status, String code) throws IOException {
        xml(call, status, "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, code));
    }

    private static void xml(HttpExchange call, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/xml");
        call.sendResponseHeaders(status, bytes.length);
        call.getResponseBody().write(bytes);
    }
}
