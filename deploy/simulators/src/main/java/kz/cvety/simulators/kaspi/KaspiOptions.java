package kz.cvety.simulators.kaspi;

import java.net.URI;
import java.time.Duration;
import kz.cvety.simulators.machinery.SimulatorOptions;
import org.jspecify.annotations.Nullable;

/**
 * How a Kaspi Pay simulator is set up. By default it listens on a free port of the loopback interface, knows one device, calls
 * nobody back, limits nothing and keeps nothing on disk.
 */
public final class KaspiOptions extends SimulatorOptions<KaspiOptions> {

    String apiKey = "simulated-kaspi-key";
    String deviceToken = "simulated-kaspi-device";

    @Nullable
    URI site;

    @Nullable
    URI callback;

    String callbackSecret = "";
    Duration scanWait = Duration.ofMinutes(3);
    Duration linkWait = Duration.ofMinutes(3);
    Duration confirmation = Duration.ofSeconds(65);
    double callsPerSecond;
    int burst = 50;
    boolean limitInsideSuccess;
    boolean wholeReturnsOnly;

    public KaspiOptions() {
        super(Duration.ofSeconds(2));
    }

    @Override
    protected KaspiOptions self() {
        return this;
    }

    /** What the {@code Api-Key} header has to be. */
    public KaspiOptions apiKey(String key) {
        apiKey = key;
        return this;
    }

    /** The token of the device that is registered from the start. */
    public KaspiOptions deviceToken(String token) {
        deviceToken = token;
        return this;
    }

    /** The address before those of the payment links, where buyers reach the simulator under another one than it listens on. */
    public KaspiOptions site(@Nullable URI address) {
        site = address;
        return this;
    }

    /** Posts the end of each payment to this address with the secret in {@code X-Webhook-Secret}. */
    public KaspiOptions callback(@Nullable URI address, String secret) {
        callback = address;
        callbackSecret = secret;
        return this;
    }

    /** How long a QR code or a link can be opened, and how long one that was opened may take to be paid. */
    public KaspiOptions waits(Duration scan, Duration link, Duration toConfirm) {
        scanWait = scan;
        linkWait = link;
        confirmation = toConfirm;
        return this;
    }

    /** Limits calls by a leaky bucket. */
    public KaspiOptions budget(double newCallsPerSecond, int newBurst) {
        callsPerSecond = newCallsPerSecond;
        burst = newBurst;
        return this;
    }

    /** Says that the budget is spent with code -999 inside HTTP 200, not with 429. */
    public KaspiOptions limitInsideSuccess(boolean inside) {
        limitInsideSuccess = inside;
        return this;
    }

    /** Refuses returns of less than the whole amount, as for purchases on credit. */
    public KaspiOptions wholeReturnsOnly(boolean whole) {
        wholeReturnsOnly = whole;
        return this;
    }
}
