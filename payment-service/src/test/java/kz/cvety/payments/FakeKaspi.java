package kz.cvety.payments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/** A Kaspi that keeps what it is asked for and can be unfriendly to one device at a time, as told by its token. */
public final class FakeKaspi {

    /** What goes wrong: with a call of this path, for this device, from now on. */
    public enum Mood {
        /** Does what it is asked, and the answer is lost. */
        LOSES_ANSWER,
        /** Does nothing and says nothing. */
        SILENT,
        /** Says that it is not available, with HTTP 200. */
        UNAVAILABLE,
        /** Says that nothing more can be given back. */
        REFUSES
    }

    public static final class Payment {

        public final String device;
        public final BigDecimal amount;
        public volatile String status = "Wait";
        public volatile BigDecimal returned = BigDecimal.ZERO;
        public final AtomicLong refunds = new AtomicLong();
        public final AtomicLong asked = new AtomicLong();

        Payment(String device, BigDecimal amount) {
            this.device = device;
            this.amount = amount;
        }
    }

    private final HttpServer server;
    private final AtomicLong ids = new AtomicLong(System.nanoTime() / 1000);
    private final Map<String, Payment> payments = new ConcurrentHashMap<>();
    private final Map<String, Mood> moods = new ConcurrentHashMap<>();
    private final List<String> creates = new CopyOnWriteArrayList<>();

    public FakeKaspi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/r1/v01/qr/create-link", exchange -> answer(exchange, "create", this::create));
        server.createContext("/r1/v01/payment/status/", exchange -> answer(exchange, "status", this::status));
        server.createContext("/r1/v01/payment/details", exchange -> answer(exchange, "details", this::details));
        server.createContext("/r1/v01/payment/return", exchange -> answer(exchange, "return", this::giveBack));
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void mood(String device, String call, Mood mood) {
        moods.put(device + " " + call, mood);
    }

    public void cheerUp(String device, String call) {
        moods.remove(device + " " + call);
    }

    public Payment payment(String id) {
        return payments.get(id);
    }

    public Map.Entry<String, Payment> of(String device) {
        return payments.entrySet().stream()
                .filter(each -> each.getValue().device.equals(device))
                .findFirst()
                .orElseThrow();
    }

    public long created(String device) {
        return creates.stream().filter(device::equals).count();
    }

    public void pay(String id) {
        payments.get(id).status = "Processed";
    }

    private interface Call {
        String answer(HttpExchange exchange, JsonNode body);
    }

    private void answer(HttpExchange exchange, String call, Call work) throws IOException {
        try (exchange) {
            var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var body = text.isEmpty() ? World.JSON.createObjectNode() : World.JSON.readTree(text);
            var mood = moods.get(device(exchange, body) + " " + call);
            if (mood == Mood.SILENT) {
                return;
            }
            var answer = mood == Mood.UNAVAILABLE
                    ? "{\"StatusCode\":-999,\"Message\":\"Service unavailable\"}"
                    : mood == Mood.REFUSES
                            ? "{\"StatusCode\":-99000005,\"Message\":\"No\"}"
                            : work.answer(exchange, body);
            if (mood != Mood.LOSES_ANSWER) {
                var bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private String device(HttpExchange exchange, JsonNode body) {
        var path = exchange.getRequestURI().toString();
        var known = payments.get(path.replaceAll(".*/status/", ""));
        return known != null ? known.device : body.path("DeviceToken").asString(path.replaceAll(".*DeviceToken=", ""));
    }

    private String create(HttpExchange exchange, JsonNode body) {
        var id = String.valueOf(ids.incrementAndGet());
        var device = body.path("DeviceToken").asString();
        payments.put(id, new Payment(device, body.path("Amount").decimalValue()));
        creates.add(device);
        return """
            {"StatusCode":0,"Message":"ok","Data":{"PaymentLink":"https://pay.kaspi.example/pay/%s","PaymentId":%s,
             "PaymentBehaviorOptions":{"StatusPollingInterval":1,"LinkActivationWaitTimeout":180,"PaymentConfirmationTimeout":65}}}
            """.formatted(id, id);
    }

    private String status(HttpExchange exchange, JsonNode body) {
        var id = exchange.getRequestURI().getPath().replaceAll(".*/", "");
        var payment = payments.get(id);
        if (payment == null) {
            return "{\"StatusCode\":-1601,\"Message\":\"No such payment\"}";
        }
        payment.asked.incrementAndGet();
        return """
            {"StatusCode":0,"Data":{"Status":"%s","TransactionId":"tx-%s","Amount":%s}}
            """.formatted(payment.status, id, payment.amount);
    }

    private String details(HttpExchange exchange, JsonNode body) {
        var id = exchange.getRequestURI().getQuery().replaceAll(".*QrPaymentId=([^&]*).*", "$1");
        var payment = payments.get(id);
        return """
            {"StatusCode":0,"Data":{"QrPaymentId":%s,"TotalAmount":%s,"AvailableReturnAmount":%s}}
            """.formatted(id, payment.amount, payment.amount.subtract(payment.returned));
    }

    private String giveBack(HttpExchange exchange, JsonNode body) {
        var payment = payments.get(body.path("QrPaymentId").asString());
        payment.returned = payment.returned.add(body.path("Amount").decimalValue());
        payment.refunds.incrementAndGet();
        return "{\"StatusCode\":0,\"Data\":{\"ReturnOperationId\":" + ids.incrementAndGet() + "}}";
    }
}
