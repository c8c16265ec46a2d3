package kz.cvety.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The secrets of one stack: random, and kept beside its data so that both sides still know each other after a restart. */
final class StackSecrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String BOOTSTRAP = "bootstrap";

    private final Properties known = new Properties();
    private final @Nullable Path file;

    StackSecrets(@Nullable Path folder) {
        file = folder == null ? null : folder.resolve("secrets.properties");
        if (file != null && Files.exists(file)) {
            try (var in = Files.newInputStream(file)) {
                known.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What Bitrix presents to the gateway. */
    String hookToken() {
        return secret("hook-token");
    }

    /** What the gateway presents to Bitrix. */
    String apiToken() {
        return secret("api-token");
    }

    /** In Bitrix24 form events. */
    String applicationToken() {
        return secret("application-token");
    }

    /** Of the bot, in Telegram's own shape. */
    String botToken() {
        return "100000001:" + secret("bot-token");
    }

    /** What Telegram presents to the notification service. */
    String telegramWebhook() {
        return secret("telegram-webhook");
    }

    /** What the payment service presents to Kaspi. */
    String kaspiKey() {
        return secret("kaspi-key");
    }

    /** The till that the payment service stands for at Kaspi. */
    String kaspiDevice() {
        return secret("kaspi-device");
    }

    /** What Kaspi presents to the payment service. */
    String kaspiWebhook() {
        return secret("kaspi-webhook");
    }

    /** What the payment service presents to Stripe, in Stripe's own shape. */
    String stripeKey() {
        return "sk_test_" + secret("stripe-key");
    }

    /** What Stripe signs its webhooks with, in Stripe's own shape. */
    String stripeWebhook() {
        return "whsec_" + secret("stripe-webhook");
    }

    /** What seals the secrets of the payment service. */
    String paymentsKey() {
        return "local:" + secret("payments-key", 32);
    }

    /** What seals the secrets of the gateway. */
    String secretsKey() {
        return "local:" + secret("secrets-key", 32);
    }

    /** What seals the private keys of the identity service. */
    String identityKey() {
        return "local:" + secret("identity-key", 32);
    }

    /** Of somebody who signs in. */
    String password(String person) {
        return secret("password-" + person, 12);
    }

    /** What the identity service showed for its first operator; absent once that one is made. */
    synchronized @Nullable String bootstrap() {
        return known.getProperty(BOOTSTRAP);
    }

    synchronized void rememberBootstrap(String secret) {
        known.setProperty(BOOTSTRAP, secret);
        save();
    }

    synchronized void forgetBootstrap() {
        known.remove(BOOTSTRAP);
        save();
    }

    /** What a scraper presents to read the figures. */
    String metricsToken() {
        return secret("metrics-token");
    }

    private String secret(String name) {
        return secret(name, 24);
    }

    private synchronized String secret(String name, int length) {
        var secret = known.getProperty(name);
        if (secret == null) {
            var bytes = new byte[length];
            RANDOM.nextBytes(bytes);
            secret = HexFormat.of().formatHex(bytes);
            known.setProperty(name, secret);
            save();
        }
        return secret;
    }

    private void save() {
        if (file == null) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (!Files.exists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (var out = Files.newOutputStream(file)) {
                known.store(out, "Made at the first start; delete together with the data");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
