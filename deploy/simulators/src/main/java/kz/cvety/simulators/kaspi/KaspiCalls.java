package kz.cvety.simulators.kaspi;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import kz.cvety.simulators.kaspi.KaspiPayment.Kind;
import kz.cvety.simulators.web.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What each call of the protocol does and answers inside {@code Data}. */
final class KaspiCalls {

    private static final Set<String> READS = Set.of("partner/tradepoints", "payment/status", "payment/details");
    private static final Set<String> WRITES = Set.of(
            "device/register",
            "device/delete",
            "qr/create",
            "qr/create-link",
            "payment/return",
            "remote/create",
            "remote/cancel");
    private static final int POLLING_SECONDS = 5;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx");

    private final KaspiOptions options;
    private final KaspiPayments payments;
    private final Devices devices;
    private final StrangeWords strange;
    private final Supplier<URI> site;
    private final InstantSource clock;

    KaspiCalls(
            KaspiOptions options, KaspiPayments payments, Devices devices, StrangeWords strange, Supplier<URI> site) {
        this.options = options;
        this.payments = payments;
        this.devices = devices;
        this.strange = strange;
        this.site = site;
        this.clock = options.clock();
    }

    /** @param paymentId the payment concerned, 0 when none was */
    record Done(JsonNode data, boolean wrote, long paymentId) {}

    static boolean serves(String method, String action) {
        return method.equals("GET") ? READS.contains(action) : method.equals("POST") && WRITES.contains(action);
    }

    /** The action of a path below the base, without the id at its end. */
    static String action(String path) {
        return path.replaceFirst("^(payment/status|partner/tradepoints)/[^/]*$", "$1");
    }

    /**
     * Does what is asked.
     *
     * @throws Refused with a code of the protocol
     * @throws IllegalArgumentException for a request that cannot be read
     */
    Done perform(String action, String path, Map<String, String> query, ObjectNode body) {
        return switch (action) {
            case "partner/tradepoints" -> new Done(tradePoints(), false, 0);
            case "device/register" -> register(body);
            case "device/delete" -> {
                devices.delete(Json.text(body, "DeviceToken"));
                yield new Done(Json.object(), true, 0);
            }
            case "qr/create" -> created(create(Kind.QR, body));
            case "qr/create-link" -> created(create(Kind.LINK, body));
            case "remote/create" -> created(create(Kind.REMOTE, body));
            case "remote/cancel" -> {
                devices.check(Json.text(body, "DeviceToken"));
                var payment = payments.cancel(id(Json.text(body, "QrPaymentId")));
                yield new Done(Json.object().put("Status", payment.status(clock.instant())), true, payment.id());
            }
            case "payment/status" -> status(payments.get(id(path.substring(path.lastIndexOf('/') + 1))));
            case "payment/details" -> {
                devices.check(query.getOrDefault("DeviceToken", ""));
                yield details(payments.get(id(query.getOrDefault("QrPaymentId", ""))));
            }
            case "payment/return" -> giveBack(body);
            default -> throw new IllegalStateException(action);
        };
    }

    private Done register(ObjectNode body) {
        var point = id(Json.text(body, "TradePointId"));
        if (point != Devices.TRADE_POINT) {
            throw new IllegalArgumentException("TradePointId");
        }
        var token = devices.register(required(body, "DeviceId"), point);
        return new Done(Json.object().put("DeviceToken", token), true, 0);
    }

    private KaspiPayment create(Kind kind, ObjectNode body) {
        var device = devices.check(Json.text(body, "DeviceToken"));
        var phone = kind == Kind.REMOTE ? required(body, "PhoneNumber") : "";
        return payments.create(new KaspiPayments.Request(
                kind, device.token(), amount(body), Json.text(body, "ExternalId"), phone, Json.text(body, "Comment")));
    }

    private Done created(KaspiPayment payment) {
        var data = Json.object();
        switch (payment.kind()) {
            case QR -> {
                data.put("QrToken", link(payment).toString())
                        .put("ExpireDate", time(payment.expiresAt()))
                        .put("QrPaymentId", payment.id());
                behaviour(data.putObject("QrPaymentBehaviorOptions"), "QrCodeScanWaitTimeout", options.scanWait);
            }
            case LINK -> {
                data.put("PaymentLink", link(payment).toString())
                        .put("ExpireDate", time(payment.expiresAt()))
                        .put("PaymentId", payment.id());
                behaviour(data.putObject("PaymentBehaviorOptions"), "LinkActivationWaitTimeout", options.linkWait);
            }
            case REMOTE -> data.put("QrPaymentId", payment.id());
        }
        if (payment.kind() != Kind.REMOTE) {
            data.putArray("PaymentMethods").add("Gold").add("Red").add("Loan");
        }
        return new Done(data, true, payment.id());
    }

    private void behaviour(ObjectNode node, String waitName, Duration wait) {
        node.put("StatusPollingInterval", POLLING_SECONDS)
                .put(waitName, wait.toSeconds())
                .put("PaymentConfirmationTimeout", options.confirmation.toSeconds());
    }

    private Done status(KaspiPayment payment) {
        var data = Json.object()
                .put("Status", strange.wordFor(payment.id()).orElse(payment.status(clock.instant())))
                .put("TransactionId", payment.transactionId().isEmpty() ? null : payment.transactionId())
                .put("LoanOfferName", "")
                .put("LoanTerm", 0)
                .put("IsOffer", false)
                .put("ProductType", "Gold")
                .put("Amount", payment.stage() == KaspiPayment.Stage.PAID ? payment.paid() : payment.asked())
                .put("StoreName", "Цветы")
                .put("Address", "Достық, 1")
                .put("City", "Алматы");
        return new Done(data, false, payment.id());
    }

    private Done details(KaspiPayment payment) {
        var paidAt = payment.paidAt();
        if (paidAt == null) {
            throw Refused.noPurchase();
        }
        var data = Json.object()
                .put("QrPaymentId", payment.id())
                .put("TotalAmount", payment.paid())
                .put("AvailableReturnAmount", payment.available())
                .put("TransactionDate", time(paidAt));
        return new Done(data, false, payment.id());
    }

    private Done giveBack(ObjectNode body) {
        devices.check(Json.text(body, "DeviceToken"));
        var returned = payments.giveBack(id(Json.text(body, "QrPaymentId")), amount(body));
        return new Done(Json.object().put("ReturnOperationId", returned.operationId()), true, returned.paymentId());
    }

    private static JsonNode tradePoints() {
        var points = Json.MAPPER.createArrayNode();
        points.addObject().put("TradePointId", Devices.TRADE_POINT).put("TradePointName", "Алматы, Достық, 1");
        return points;
    }

    private URI link(KaspiPayment payment) {
        return URI.create(site.get().toString().replaceAll("/+$", "") + "/pay/" + payment.token());
    }

    private static String time(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.ofHours(5)));
    }

    private static BigDecimal amount(ObjectNode body) {
        var node = body.path("Amount");
        var amount = node.isNumber() ? node.decimalValue() : BigDecimal.ZERO;
        if (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > 2) {
            throw new IllegalArgumentException("Amount");
        }
        return amount.setScale(2);
    }

    private static String required(ObjectNode body, String field) {
        var text = Json.text(body, field);
        if (text.isBlank()) {
            throw new IllegalArgumentException(field);
        }
        return text;
    }

    private static long id(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("id");
        }
        return Long.parseLong(text);
    }
}
