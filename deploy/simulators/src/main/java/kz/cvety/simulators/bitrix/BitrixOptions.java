package kz.cvety.simulators.bitrix;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How a Bitrix simulator is set up. By default it listens on a free port of the loopback interface, knows no gateway (hooks
 * wait until it does), limits nothing and keeps nothing on disk.
 */
public final class BitrixOptions {

    String host = "127.0.0.1";
    int port;

    @Nullable
    URI gateway;

    String apiToken = "simulated-api-token";
    String hookToken = "simulated-hook-token";
    String hookSecret = "simulated-hook-secret";
    boolean legacyHooks;
    ThinHooks thinHooks = ThinHooks.NONE;
    boolean legacyCreate;
    double callsPerSecond;
    int burst = 50;
    Duration firstPause = Duration.ofMillis(100);
    Duration longestPause = Duration.ofSeconds(2);

    @Nullable
    Path folder;

    InstantSource clock = InstantSource.system();

    /** When the thin status hook is sent. */
    public enum ThinHooks {
        NONE,
        INSTEAD,
        ALSO
    }

    public BitrixOptions host(String newHost) {
        host = newHost;
        return this;
    }

    /** 0 takes a free port. */
    public BitrixOptions port(int newPort) {
        port = newPort;
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

    /** Hooks without VERSION, XML_ID, DATE_UPDATE and CHANGED_BY. */
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

    /** Limits calls by a leaky bucket, for example 2 per second and a burst of 50. */
    public BitrixOptions limit(double newCallsPerSecond, int newBurst) {
        callsPerSecond = newCallsPerSecond;
        burst = newBurst;
        return this;
    }

    /** The pause before a refused hook is repeated: doubled from the first to the longest. */
    public BitrixOptions hookPauses(Duration first, Duration longest) {
        firstPause = first;
        longestPause = longest;
        return this;
    }

    /** Keeps orders and waiting hooks here. */
    public BitrixOptions folder(@Nullable Path newFolder) {
        folder = newFolder;
        return this;
    }

    public BitrixOptions clock(InstantSource newClock) {
        clock = newClock;
        return this;
    }
}
