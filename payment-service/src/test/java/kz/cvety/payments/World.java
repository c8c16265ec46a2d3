package kz.cvety.payments;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.events.Contracts;
import kz.cvety.events.Event;
import kz.cvety.events.orders.PaymentTerms;
import kz.cvety.kit.Money;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.shop.ShopTransactions;
import kz.cvety.kit.testing.KafkaProbe;
import kz.cvety.kit.testing.TestInfrastructure;
import kz.cvety.kit.testing.TestTokens;
import kz.cvety.simulators.stripe.StripeOptions;
import kz.cvety.simulators.stripe.StripeSimulator;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on real PostgreSQL and Kafka, started once per JVM, and the world around it: shops, orders, Kaspi and Stripe. */
public final class World {

    public static final JsonMapper JSON = JsonMapper.builder().build();
    public static final FakeKaspi KASPI = new FakeKaspi();
    public static final String STRIPE_KEY = "sk_test_fake";
    public static final StripeSimulator STRIPE = StripeSimulator.start(new StripeOptions().secretKey(STRIPE_KEY));

    private static final Map<String, String> PROPERTIES = TestInfrastructure.properties("payments");
    private static final ConfigurableApplicationContext SERVICE = start(Map.of());
    private static final KafkaProbe KAFKA = new KafkaProbe(TestInfrastructure.bootstrapServers());
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private World() {}

    /** An answer of the API. */
    public record Answer(int status, JsonNode body, Map<String, List<String>> headers) {

        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        public String text(String pointer) {
            return body.at(pointer).asString("");
        }
    }

    /** An instance of the service on the same database. */
    public static ConfigurableApplicationContext start(Map<String, String> further) {
        var properties = new HashMap<String, Object>(PROPERTIES);
        properties.put("spring.config.name", "payment-service");
        properties.put("cvety.payments.kaspi.base-url", KASPI.address());
        properties.put("cvety.payments.kaspi.timeout", "5s");
        properties.put("cvety.payments.stripe.base-url", STRIPE.address().toString());
        properties.put("cvety.payments.stripe.success-url", "https://{shop}.example/thanks");
        properties.put("cvety.payments.stripe.call-timeout", "5s");
        properties.put("cvety.payments.stripe.ask-every", "500ms");
        properties.put("cvety.payments.stripe.events-every", "200ms");
        properties.put("cvety.payments.work.every", "50ms");
        properties.put("cvety.payments.work.retries", "200ms");
        properties.put("cvety.payments.slow-every", "300ms");
        properties.put("cvety.payments.matching.every", "1h");
        properties.put("cvety.payments.reconciliation.every", "1h");
        properties.put("cvety.payments.refund-settles", "1s");
        properties.putAll(further);
        return new SpringApplicationBuilder(PaymentServiceApplication.class)
                .properties(properties)
                .run("--server.port=0");
    }

    public static ApplicationContext context() {
        return SERVICE;
    }

    public static <T> T bean(Class<T> type) {
        return SERVICE.getBean(type);
    }

    /** The database as its superuser sees it: no row is hidden. */
    public static JdbcClient behindTheScenes() {
        var url = PROPERTIES.get("spring.datasource.url");
        var database = url.substring(url.lastIndexOf('/') + 1).split("\\?", 2)[0];
        return JdbcClient.create(new DriverManagerDataSource(TestInfrastructure.adminUrl(database)));
    }

    /** A shop of its own for a test, so that nobody else's payments are in its lists. */
    public static ShopId newShop() {
        return new ShopId("shop-" + UUID.randomUUID().toString().substring(0, 8));
    }

    /** A shop that has an account with Kaspi. */
    public static ShopId shopWithKaspi() {
        var shop = newShop();
        account(shop, 200);
        return shop;
    }

    public static void account(ShopId shop, double rate) {
        bean(ProviderAccounts.class)
                .put(new ProviderAccount(
                        shop,
                        Provider.KASPI,
                        true,
                        Map.of(),
                        Map.of(
                                "api-key", new Secret("api-key-of-" + shop),
                                "device-token", new Secret(shop.value()),
                                "webhook-secret", new Secret(webhookSecret(shop))),
                        rate,
                        (int) Math.max(1, rate)));
    }

    public static String webhookSecret(ShopId shop) {
        return "hook-not-real-" + shop;
    }

    public static UUID order(ShopId shop, String total) {
        return order(shop, UUID.randomUUID(), "NEW", total, null);
    }

    public static UUID order(ShopId shop, UUID id, String status, String total, PaymentTerms terms) {
        behindTheScenes()
                .sql("""
                                insert into payable_order
                                    (shop_id, order_id, version, status, currency, total, number, provider, pay_by, placed_at, updated_at)
                                values (:shop, :id, 1, :status, 'KZT', :total, 'A-17', :provider, :payBy, now(), now())
                                on conflict (shop_id, order_id) do update
                                set version = payable_order.version + 1, status = excluded.status, total = excluded.total
                                """)
                .param("shop", shop.value())
                .param("id", id)
                .param("status", status)
                .param("total", Money.of(total, "KZT").minor())
                .param("provider", terms == null ? null : terms.provider())
                .param("payBy", terms == null ? null : terms.payBy().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /** Asks for the money of a new order; answers the payment's id. */
    public static UUID request(ShopId shop, String total) {
        return requestFor(shop, order(shop, total), Duration.ofHours(1));
    }

    public static UUID requestFor(ShopId shop, UUID order, Duration within) {
        return bean(ShopTransactions.class)
                .call(
                        shop,
                        () -> bean(RequestPayment.class)
                                .handle(
                                        shop,
                                        UUID.randomUUID(),
                                        Origin.SYSTEM,
                                        order,
                                        Provider.KASPI,
                                        Instant.now().plus(within).truncatedTo(ChronoUnit.MICROS))
                                .id());
    }

    public static String manager(ShopId shop) {
        return TestTokens.token(shop.value(), "manager-1", "MANAGER");
    }

    public static String director(ShopId shop) {
        return TestTokens.token(shop.value(), "director-1", "DIRECTOR");
    }

    public static Answer get(String path, String token) {
        return send(request(path, token).GET());
    }

    public static Answer post(String path, String token, String body, String... headers) {
        return send("POST", path, token, body, headers);
    }

    /** A request under a fresh idempotency key. */
    public static Answer make(String path, ShopId shop, String body) {
        return post(
                path, director(shop), body, "Idempotency-Key", UUID.randomUUID().toString());
    }

    public static Answer send(String method, String path, String token, String body, String... headers) {
        var request = request(path, token)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public static Answer callback(String secret, String body) {
        return post("/api/v1/kaspi/callback", "", body, "X-Webhook-Secret", secret);
    }

    public static HttpRequest.Builder request(String path, String token) {
        var address = "http://localhost:" + SERVICE.getEnvironment().getProperty("local.server.port") + path;
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    public static Answer send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var json = answer.headers().firstValue("content-type").orElse("").contains("json");
            var body = json ? JSON.readTree(answer.body()) : JSON.createObjectNode();
            return new Answer(answer.statusCode(), body, answer.headers().map());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The payment as the API shows it. */
    public static Answer payment(ShopId shop, UUID id) {
        return get("/api/v1/payments/" + id, manager(shop));
    }

    /** The types of the facts about this payment that are on their way out, in short. */
    public static List<String> told(UUID payment) {
        return behindTheScenes()
                .sql("select type from kit.outbox where key = ? and topic = 'payments.payment' order by position")
                .param(payment.toString())
                .query(String.class)
                .list()
                .stream()
                .map(type -> type.replaceAll("payments\\.payment-|\\.v1", ""))
                .toList();
    }

    public static List<Ledger.Entry> booked(UUID payment) {
        return behindTheScenes()
                .sql("""
                                select entry.*, debit.account as debit, credit.account as credit, debit.currency, debit.amount
                                from ledger_entry entry
                                    join ledger_posting debit
                                        on debit.shop_id = entry.shop_id and debit.entry_id = entry.id and debit.amount > 0
                                    join ledger_posting credit
                                        on credit.shop_id = entry.shop_id and credit.entry_id = entry.id and credit.amount < 0
                                where entry.payment_id = ? order by entry.position
                                """)
                .param(payment)
                .query((row, i) -> new Ledger.Entry(
                        row.getObject("id", UUID.class),
                        row.getObject("payment_id", UUID.class),
                        row.getObject("order_id", UUID.class),
                        Ledger.Reason.valueOf(row.getString("reason")),
                        new Ledger.Account(row.getString("debit")),
                        new Ledger.Account(row.getString("credit")),
                        new Money(row.getLong("amount"), row.getString("currency")),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    public static String originOfLastFactAbout(UUID aggregate) {
        return behindTheScenes()
                .sql("select origin from kit.outbox where key = ? order by position desc limit 1")
                .param(aggregate.toString())
                .query(String.class)
                .single();
    }

    public static UUID newFactId() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** Publishes a fact of another service, as its relay would. */
    public static void deliver(UUID factId, ShopId shop, Origin origin, Event event) {
        KAFKA.send(
                Contracts.topicOf(event.getClass()),
                event.aggregateId().toString(),
                JSON.writeValueAsBytes(event),
                Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", factId.toString(),
                        "ce_type", Contracts.wireNameOf(event.getClass()),
                        "ce_source", "/cvety/elsewhere",
                        "ce_time", "2026-03-08T07:00:00Z",
                        "ce_subject", event.aggregateId().toString(),
                        "ce_shopid", shop.value(),
                        "ce_origin", origin.value(),
                        "content-type", "application/json"));
    }
}
