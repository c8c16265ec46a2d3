package kz.cvety.simulators;

import java.net.URI;
import java.nio.file.Path;
import kz.cvety.simulators.bitrix.BitrixOptions;
import kz.cvety.simulators.bitrix.BitrixSimulator;
import kz.cvety.simulators.telegram.TelegramOptions;
import kz.cvety.simulators.telegram.TelegramSimulator;

/** Both simulators, started together. */
record Simulators(BitrixSimulator bitrix, TelegramSimulator telegram) implements AutoCloseable {

    static Simulators start(Arguments arguments) {
        var host = arguments.text("host", "127.0.0.1");
        var data = arguments.text("data", "");
        var folder = data.isEmpty() ? null : Path.of(data);
        var gateway = arguments.text("gateway-url", "");
        var site = arguments.text("bitrix-url", "");
        var bitrix = new BitrixOptions()
                .host(host)
                .port(arguments.number("bitrix-port", 8090))
                .gateway(gateway.isEmpty() ? null : URI.create(gateway))
                .site(site.isEmpty() ? null : URI.create(site))
                .apiToken(arguments.text("api-token", "simulated-api-token"))
                .hookToken(arguments.text("hook-token", "simulated-hook-token"))
                .hookSecret(arguments.text("hook-secret", "simulated-hook-secret"))
                .formEventsTo("cvety-kz", arguments.text("application-token", "simulated-application-token"))
                .seeded(Boolean.parseBoolean(arguments.text("seed", "true")))
                .limit(arguments.number("calls-per-second", 0), 50)
                .folder(folder);
        var telegram = new TelegramOptions()
                .host(host)
                .port(arguments.number("telegram-port", 8091))
                .token(arguments.text("telegram-token", "7000000001:simulated-bot-token"))
                .folder(folder);
        var shop = BitrixSimulator.start(bitrix);
        try {
            return new Simulators(shop, TelegramSimulator.start(telegram));
        } catch (RuntimeException e) {
            shop.close();
            throw e;
        }
    }

    @Override
    public void close() {
        bitrix.close();
        telegram.close();
    }
}
