package kz.cvety.simulators;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Settings from the command line, {@code --bitrix-port 8090} or {@code --bitrix-port=8090}, and for what is not named there
 * from the environment, {@code CVETY_SIMULATORS_BITRIX_PORT}.
 */
final class Arguments {

    private static final Set<String> KNOWN = Set.of(
            "host",
            "bitrix-port",
            "bitrix-url",
            "telegram-port",
            "kaspi-port",
            "kaspi-url",
            "kaspi-key",
            "kaspi-device",
            "kaspi-callback-url",
            "kaspi-callback-secret",
            "stripe-port",
            "stripe-url",
            "stripe-key",
            "stripe-webhook-url",
            "stripe-webhook-secret",
            "gateway-url",
            "data",
            "api-token",
            "hook-token",
            "hook-secret",
            "application-token",
            "seed",
            "telegram-token",
            "calls-per-second");

    private final Map<String, String> given;
    private final Map<String, String> environment;

    private Arguments(Map<String, String> given, Map<String, String> environment) {
        this.given = given;
        this.environment = environment;
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException for a word that is no setting
     */
    static Arguments of(String[] words, Map<String, String> environment) {
        var given = new HashMap<String, String>();
        for (var i = 0; i < words.length; i++) {
            var word = words[i];
            var equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            if (!name.startsWith("--") || !KNOWN.contains(name.substring(2))) {
                throw new IllegalArgumentException("unknown setting " + name + ", known are " + KNOWN);
            }
            if (equals < 0 && i + 1 == words.length) {
                throw new IllegalArgumentException(name + " needs a value");
            }
            given.put(name.substring(2), equals < 0 ? words[++i] : word.substring(equals + 1));
        }
        return new Arguments(given, environment);
    }

    String text(String name, String otherwise) {
        var variable = "CVETY_SIMULATORS_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
        return given.getOrDefault(name, environment.getOrDefault(variable, otherwise));
    }

    int number(String name, int otherwise) {
        return Integer.parseInt(text(name, Integer.toString(otherwise)));
    }
}
