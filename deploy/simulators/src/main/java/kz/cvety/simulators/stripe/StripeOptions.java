package kz.cvety.simulators.stripe;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import kz.cvety.simulators.machinery.SimulatorOptions;
import org.jspecify.annotations.Nullable;

/**
 * How a Stripe simulator is set up. By default it listens on a free port of the loopback interface, tells nobody of its
 * events, limits nothing and keeps nothing on disk.
 */
public final class StripeOptions extends SimulatorOptions<StripeOptions> {

    String secretKey = "sk_test_simulated";

    @Nullable
    URI site;

    @Nullable
    URI webhook;

    List<String> signingSecrets = List.of("whsec_simulated");
    double callsPerSecond;
    int burst = 25;
    boolean pendingRefunds;

    public StripeOptions() {
        super(Duration.ofSeconds(5));
    }

    @Override
    protected StripeOptions self() {
        return this;
    }

    /** The bearer key of the seller. */
    public StripeOptions secretKey(String key) {
        secretKey = key;
        return this;
    }

    /** The address before that of the checkout page, where buyers reach the simulator under another one than it listens on. */
    public StripeOptions site(@Nullable URI address) {
        site = address;
        return this;
    }

    /** Posts each event there, signed with each of the secrets: more than one while they are being changed. */
    public StripeOptions webhook(@Nullable URI address, String... secrets) {
        webhook = address;
        signingSecrets = List.of(secrets);
        return this;
    }

    /** Limits calls by a leaky bucket. */
    public StripeOptions budget(double newCallsPerSecond, int newBurst) {
        callsPerSecond = newCallsPerSecond;
        burst = newBurst;
        return this;
    }

    /** Leaves refunds pending until they are settled or fail. */
    public StripeOptions pendingRefunds(boolean pending) {
        pendingRefunds = pending;
        return this;
    }
}
