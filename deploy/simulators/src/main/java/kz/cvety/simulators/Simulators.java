package kz.cvety.simulators;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import kz.cvety.simulators.bitrix.BitrixOptions;
import kz.cvety.simulators.bitrix.BitrixSimulator;
import kz.cvety.simulators.kaspi.KaspiOptions;
import kz.cvety.simulators.kaspi.KaspiSimulator;
import kz.cvety.simulators.machinery.SimulatorOptions;
import kz.cvety.simulators.stripe.StripeOptions;
import kz.cvety.simulators.stripe.StripeSimulator;
import kz.cvety.simulators.telegram.TelegramOptions;
import kz.cvety.simulators.telegram.TelegramSimulator;
import org.jspecify.annotations.Nullable;

/** All simulators, started together. */
record Simulators(BitrixSimulator bitrix, TelegramSimulator telegram, KaspiSimulator kaspi, StripeSimulator stripe)
        implements AutoCloseable {

    static Simulators start(Arguments arguments) {
        try (var started = new Started()) {
            var simulators = new Simulators(
                    started.add(BitrixSimulator::start, bitrix(arguments)),
                    started.add(TelegramSimulator::start, telegram(arguments)),
                    started.add(KaspiSimulator::start, kaspi(arguments)),
                    started.add(StripeSimulator::start, stripe(arguments)));
            started.keep();
            return simulators;
        }
    }

    @Override
    public void close() {
        bitrix.close();
        telegram.close();
        kaspi.close();
        stripe.close();
    }

    private static BitrixOptions bitrix(Arguments arguments) {
        return common(new BitrixOptions(), arguments, "bitrix-port", 8090)
                .gateway(address(arguments, "gateway-url"))
                .site(address(arguments, "bitrix-url"))
                .apiToken(arguments.text("api-token", "simulated-api-token"))
                .hookToken(arguments.text("hook-token", "simulated-hook-token"))
                .hookSecret(arguments.text("hook-secret", "simulated-hook-secret"))
                .formEventsTo("cvety-kz", arguments.text("application-token", "simulated-application-token"))
                .seeded(Boolean.parseBoolean(arguments.text("seed", "true")))
                .limit(arguments.number("calls-per-second", 0), 50);
    }

    private static TelegramOptions telegram(Arguments arguments) {
        return common(new TelegramOptions(), arguments, "telegram-port", 8091)
                .token(arguments.text("telegram-token", "7000000001:simulated-bot-token"));
    }

    private static KaspiOptions kaspi(Arguments arguments) {
        return common(new KaspiOptions(), arguments, "kaspi-port", 8093)
                .site(address(arguments, "kaspi-url"))
                .apiKey(arguments.text("kaspi-key", "simulated-kaspi-key"))
                .deviceToken(arguments.text("kaspi-device", "simulated-kaspi-device"))
                .callback(
                        address(arguments, "kaspi-callback-url"),
                        arguments.text("kaspi-callback-secret", "simulated-kaspi-secret"));
    }

    private static StripeOptions stripe(Arguments arguments) {
        return common(new StripeOptions(), arguments, "stripe-port", 8094)
                .site(address(arguments, "stripe-url"))
                .secretKey(arguments.text("stripe-key", "sk_test_simulated"))
                .webhook(
                        address(arguments, "stripe-webhook-url"),
                        arguments.text("stripe-webhook-secret", "whsec_simulated"));
    }

    private static <O extends SimulatorOptions<O>> O common(O options, Arguments arguments, String name, int port) {
        var data = arguments.text("data", "");
        return options.host(arguments.text("host", "127.0.0.1"))
                .port(arguments.number(name, port))
                .folder(data.isEmpty() ? null : Path.of(data));
    }

    private static @Nullable URI address(Arguments arguments, String name) {
        var address = arguments.text(name, "");
        return address.isEmpty() ? null : URI.create(address);
    }

    /** Closes what was started unless it is kept. */
    private static final class Started implements AutoCloseable {

        private final Deque<AutoCloseable> simulators = new ArrayDeque<>();

        <O, S extends AutoCloseable> S add(Function<O, S> start, O options) {
            var simulator = start.apply(options);
            simulators.push(simulator);
            return simulator;
        }

        void keep() {
            simulators.clear();
        }

        @Override
        public void close() {
            for (var simulator : simulators) {
                try {
                    simulator.close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }
}
