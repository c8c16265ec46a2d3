package kz.cvety.stack;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings as a page of Markdown, a table for each module. */
final class ConfigurationPage {

    private static final String INTRODUCTION = """
            # Configuration

            Rendered from the code by `make contracts`; a test compares. Every name is also an environment variable by Spring's rules:
            `cvety.sync.inbound.max-body` is `CVETY_SYNC_INBOUND_MAXBODY`, `cvety.sync.connections[0].id` is `CVETY_SYNC_CONNECTIONS_0_ID`.

            A service needs these of Spring's own besides: `spring.datasource.url`, `.username` and `.password` (the role that owns nothing),
            `spring.flyway.url`, `.user` and `.password` (the role that owns the tables), and `spring.kafka.bootstrap-servers`. What the kit
            presets of Spring's stands in [kit-defaults.properties](../../service-kit/runtime/src/main/resources/kit-defaults.properties).
            """;

    /** Which module a property belongs to, by the beginning of its name. */
    private static final Map<String, String> MODULES = new LinkedHashMap<>();

    static {
        MODULES.put("cvety.http.", "service-kit, in every service");
        MODULES.put("cvety.idempotency.", "service-kit, in every service");
        MODULES.put("cvety.inbox.", "service-kit, in every service");
        MODULES.put("cvety.kafka.", "service-kit, in every service");
        MODULES.put("cvety.outbox.", "service-kit, in every service");
        MODULES.put("cvety.security.", "service-kit, in every service");
        MODULES.put("cvety.web.", "service-kit, in every service");
        MODULES.put("cvety.limits.", "service-kit, in every service");
        MODULES.put(
                "cvety.secrets.",
                "service-kit, in services that keep secrets: identity-service, payment-service, sync-gateway");
        MODULES.put("cvety.orders.", "order-service");
        MODULES.put("cvety.catalog.", "catalog-service");
        MODULES.put("cvety.payments.", "payment-service");
        MODULES.put("cvety.sync.", "sync-gateway");
        MODULES.put("cvety.outbound.", "sync-gateway");
        MODULES.put("cvety.notifications.", "notification-service");
        MODULES.put("cvety.identity.", "identity-service");
    }

    private ConfigurationPage() {}

    static String of(List<Setting> settings) {
        // the order of the metadata is the compiler's affair
        var byModule = settings.stream()
                .sorted(Comparator.comparing(Setting::name))
                .collect(Collectors.groupingBy(it -> moduleOf(it.name())));
        var page = new StringBuilder(INTRODUCTION);
        MODULES.values().stream().distinct().forEach(module -> {
            page.append("\n## ")
                    .append(module)
                    .append("\n\n| property | type | default | meaning |\n| --- | --- | --- | --- |\n");
            byModule.getOrDefault(module, List.of()).forEach(it -> page.append(row(it)));
        });
        return page.toString();
    }

    private static String row(Setting it) {
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        it.name(),
                        code(it.type()),
                        code(it.defaultValue()),
                        it.meaning().replace("|", "\\|"));
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String moduleOf(String name) {
        return MODULES.entrySet().stream()
                .filter(it -> name.startsWith(it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("Say which module owns " + name));
    }
}
