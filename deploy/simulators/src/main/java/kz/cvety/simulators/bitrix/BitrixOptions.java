package kz.cvety.simulators.bitrix;

import java.net.URI;
import java.time.Duration;
import kz.cvety.simulators.machinery.SimulatorOptions;
import org.jspecify.annotations.Nullable;

/**
 * How a Bitrix simulator is set up. By default it listens on a free port of the loopback interface, knows no gateway (hooks
 * wait until it does), limits nothing and keeps nothing on disk.
 */
public final class BitrixOptions extends SimulatorOptions<BitrixOptions> {

    @Nullable
    URI gateway;

    @Nullable
    URI site;

    String apiToken = "simulated-api-token";
    String hookToken = "simulated-hook-token";
    String hookSecret = "simulated-hook-secret";
    boolean legacyHooks;
    ThinHooks thinHooks = ThinHooks.NONE;
    boolean legacyCreate;
    boolean legacyProducts;
    ThinHooks formEvents = ThinHooks.NONE;
    String connection = "cvety-kz";
    String applicationToken = "simulated-application-token";
    boolean seeded;
    double callsPerSecond;
    int burst = 50;

    /** When a hook that says next to nothing is sent. */
    public enum ThinHooks {
        NONE,
        INSTEAD,
        ALSO
    }

    public BitrixOptions() {
        super(Duration.ofSeconds(2));
    }

    @Override
    protected BitrixOptions self() {
        return this;
    }

    /** Where hooks go, for example {@code http://127.0.0.1:8085}. */
    public BitrixOptions gateway(@Nullable URI newGateway) {
        gateway = newGateway;
        return this;
    }

    /** What {@code X-API-TOKEN} has to be. */
    public BitrixOptions apiToken(String token) {
        apiToken = token;
        return this;
    }

    /** The bearer and body token of the snapshot hook. */
    public BitrixOptions hookToken(String token) {
        hookToken = token;
        return this;
    }

    /** The {@code X-Webhook-Secret} of the thin hook. */
    public BitrixOptions hookSecret(String secret) {
        hookSecret = secret;
        return this;
    }

    /** Hooks without version, external key, time of the save and author. */
    public BitrixOptions legacyHooks(boolean legacy) {
        legacyHooks = legacy;
        return this;
    }

    public BitrixOptions thinHooks(ThinHooks thin) {
        thinHooks = thin;
        return this;
    }

    /** A create that ignores an existing external key and makes a second order. */
    public BitrixOptions legacyCreate(boolean legacy) {
        legacyCreate = legacy;
        return this;
    }

    /** A shop that writes only products it has: an external key in the address is answered with 404. */
    public BitrixOptions legacyProducts(boolean legacy) {
        legacyProducts = legacy;
        return this;
    }

    /** The address before those of the shop's own pictures, where the gateway reaches it under another one than it listens on. */
    public BitrixOptions site(@Nullable URI address) {
        site = address;
        return this;
    }

    /** When a product's save is told as a form event of Bitrix24, which holds nothing but the product's number. */
    public BitrixOptions formEvents(ThinHooks events) {
        formEvents = events;
        return this;
    }

    /** Where form events go: the connection in the address, and the {@code application_token} in the body. */
    public BitrixOptions formEventsTo(String newConnection, String newApplicationToken) {
        connection = newConnection;
        applicationToken = newApplicationToken;
        return this;
    }

    /** Puts a few products on the shelves of a shop that has none. */
    public BitrixOptions seeded(boolean seed) {
        seeded = seed;
        return this;
    }

    /** Limits calls by a leaky bucket, for example 2 per second and a burst of 50. */
    public BitrixOptions limit(double newCallsPerSecond, int newBurst) {
        callsPerSecond = newCallsPerSecond;
        burst = newBurst;
        return this;
    }
}
