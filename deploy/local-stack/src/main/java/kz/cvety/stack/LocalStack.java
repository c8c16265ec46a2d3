package kz.cvety.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import kz.cvety.kit.testing.Database;
import kz.cvety.kit.testing.LocalKafka;
import kz.cvety.kit.testing.LocalPostgres;
import kz.cvety.simulators.bitrix.BitrixOptions;
import kz.cvety.simulators.bitrix.BitrixSimulator;
import kz.cvety.simulators.kaspi.KaspiOptions;
import kz.cvety.simulators.kaspi.KaspiSimulator;
import kz.cvety.simulators.stripe.StripeOptions;
import kz.cvety.simulators.stripe.StripeSimulator;
import kz.cvety.simulators.telegram.TelegramOptions;
import kz.cvety.simulators.telegram.TelegramSimulator;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL, Kafka, the simulators of Bitrix, Telegram, Kaspi and Stripe, and every service, on the loopback. The engines are the real
 * ones and as durable as in production. {@link #close} stops everything in the opposite order.
 */
public final class LocalStack implements AutoCloseable {

    private final StackOptions options;
    private final StackSecrets secrets;
    private final LocalPostgres postgres;
    private final LocalKafka kafka;
    private final People people;
    private final BitrixSimulator bitrix;
    private final TelegramSimulator telegram;
    private final KaspiSimulator kaspi;
    private final StripeSimulator stripe;
    private final Path media;
    private final Map<Service, Map<String, String>> properties;
    private @Nullable RunningServices services;

    private LocalStack(StackOptions options) {
        this.options = options;
        this.secrets = new StackSecrets(options.folder());
        // the start of PostgreSQL is mostly waiting
        var kafkaStarts = CompletableFuture.supplyAsync(this::startKafka);
        this.postgres = options.folder() == null
                ? LocalPostgres.throwAway()
                : LocalPostgres.in(folder("postgres"), options.ports().postgres());
        var databases = new EnumMap<Service, Database>(Service.class);
        for (var service : Service.values()) {
            databases.put(service, postgres.database(service.database()));
        }
        this.kafka = kafkaStarts.join();
        this.people = new People(identity(), secrets);
        this.bitrix = startBitrix();
        this.telegram = startTelegram();
        this.kaspi = startKaspi();
        this.stripe = startStripe();
        this.media = options.folder() == null ? throwAwayFolder() : folder("media");
        this.properties = new ServiceProperties(options, secrets, kafka.bootstrapServers(), media).of(databases);
    }

    /** Engines, simulators and all services. */
    public static LocalStack start(StackOptions options) {
        var stack = withoutServices(options);
        try {
            stack.startServices();
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
        return stack;
    }

    /** Only what the services need, for services that run in another JVM. */
    static LocalStack withoutServices(StackOptions options) {
        return new LocalStack(options);
    }

    private LocalKafka startKafka() {
        return options.folder() == null
                ? LocalKafka.throwAway()
                : LocalKafka.in(folder("kafka"), options.ports().kafka());
    }

    private BitrixSimulator startBitrix() {
        var shop = new BitrixOptions()
                .port(options.ports().bitrix())
                .gateway(gateway())
                .apiToken(secrets.apiToken())
                .hookToken(secrets.hookToken())
                .hookSecret(secrets.hookToken())
                .formEventsTo(ServiceProperties.CONNECTION, secrets.applicationToken())
                .seeded(options.folder() != null)
                .folder(folderOrNull("bitrix"));
        if (options.limits()) {
            shop.limit(ServiceProperties.BITRIX_PER_SECOND, ServiceProperties.BITRIX_BURST);
        }
        return BitrixSimulator.start(shop);
    }

    private TelegramSimulator startTelegram() {
        var bot = new TelegramOptions()
                .port(options.ports().telegram())
                .token(secrets.botToken())
                .folder(folderOrNull("telegram"));
        var simulator = TelegramSimulator.start(options.limits() ? bot : bot.unlimited());
        if (simulator.chats().stream().noneMatch(chat -> chat.id() == ServiceProperties.STAFF_CHAT)) {
            simulator.people().addGroup(ServiceProperties.STAFF_CHAT, "CVETYKZ: заказы");
        }
        return simulator;
    }

    private KaspiSimulator startKaspi() {
        return KaspiSimulator.start(new KaspiOptions()
                .port(options.ports().kaspi())
                .apiKey(secrets.kaspiKey())
                .deviceToken(secrets.kaspiDevice())
                .callback(URI.create(payments() + "/api/v1/kaspi/callback"), secrets.kaspiWebhook())
                .folder(folderOrNull("kaspi")));
    }

    private StripeSimulator startStripe() {
        var webhook = URI.create(payments() + "/api/v1/stripe/webhook/" + ServiceProperties.SHOP);
        return StripeSimulator.start(new StripeOptions()
                .port(options.ports().stripe())
                .secretKey(secrets.stripeKey())
                .webhook(webhook, secrets.stripeWebhook())
                .folder(folderOrNull("stripe")));
    }

    void startServices() {
        startServices(EnumSet.allOf(Service.class));
    }

    void startServices(Set<Service> chosen) {
        var wanted = new EnumMap<>(properties);
        wanted.keySet().retainAll(chosen);
        services = RunningServices.start(wanted, (secret, until) -> secrets.rememberBootstrap(secret));
        if (chosen.contains(Service.IDENTITY)) {
            people.settle();
        }
        if (chosen.contains(Service.PAYMENTS)) {
            new PaymentApi(this).openAccounts(secrets);
        }
    }

    void stopServices() {
        if (services != null) {
            services.close();
            services = null;
        }
    }

    RunningServices services() {
        if (services == null) {
            throw new IllegalStateException("The services of this stack run elsewhere");
        }
        return services;
    }

    Map<Service, Map<String, String>> properties() {
        return properties;
    }

    public URI gateway() {
        return local(options.ports().gateway());
    }

    public URI orders() {
        return local(options.ports().orders());
    }

    public URI catalog() {
        return local(options.ports().catalog());
    }

    public URI payments() {
        return local(options.ports().payments());
    }

    public URI notifications() {
        return local(options.ports().notifications());
    }

    public URI identity() {
        return local(options.ports().identity());
    }

    public BitrixSimulator bitrix() {
        return bitrix;
    }

    public TelegramSimulator telegram() {
        return telegram;
    }

    public KaspiSimulator kaspi() {
        return kaspi;
    }

    public StripeSimulator stripe() {
        return stripe;
    }

    LocalPostgres postgres() {
        return postgres;
    }

    LocalKafka kafka() {
        return kafka;
    }

    People people() {
        return people;
    }

    StackOptions options() {
        return options;
    }

    StackSecrets secrets() {
        return secrets;
    }

    private static URI local(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private Path folder(String part) {
        var path = folderOrNull(part);
        if (path == null) {
            throw new IllegalStateException("This stack keeps nothing");
        }
        return path;
    }

    private static Path throwAwayFolder() {
        try {
            return Files.createTempDirectory("cvety-media-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable Path folderOrNull(String part) {
        if (options.folder() == null) {
            return null;
        }
        try {
            return Files.createDirectories(options.folder().resolve(part));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stopServices();
        bitrix.close();
        telegram.close();
        kaspi.close();
        stripe.close();
        kafka.close();
        postgres.close();
        if (options.folder() == null) {
            dropMedia();
        }
    }

    private void dropMedia() {
        try {
            FileSystemUtils.deleteRecursively(media);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
