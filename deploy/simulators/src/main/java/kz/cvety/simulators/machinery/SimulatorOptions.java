package kz.cvety.simulators.machinery;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What every simulator can be told. By default it listens on a free port of the loopback interface and keeps nothing on disk.
 *
 * @param <O> the options of the simulator itself, which each setter answers
 */
public abstract class SimulatorOptions<O extends SimulatorOptions<O>> {

    private String host = "127.0.0.1";
    private int port;
    private SendingAgent.Backoff pauses;
    private @Nullable Path folder;
    private InstantSource clock = InstantSource.system();

    protected SimulatorOptions(Duration longestPause) {
        pauses = new SendingAgent.Backoff(Duration.ofMillis(100), longestPause);
    }

    protected abstract O self();

    public final O host(String newHost) {
        host = newHost;
        return self();
    }

    /** 0 takes a free port. */
    public final O port(int newPort) {
        port = newPort;
        return self();
    }

    /** The pause before what was refused is sent again: doubled from the first to the longest. */
    public final O pauses(Duration first, Duration longest) {
        pauses = new SendingAgent.Backoff(first, longest);
        return self();
    }

    /** Keeps what it knows, and what waits to be sent, here. */
    public final O folder(@Nullable Path newFolder) {
        folder = newFolder;
        return self();
    }

    public final O clock(InstantSource newClock) {
        clock = newClock;
        return self();
    }

    public final String host() {
        return host;
    }

    public final int port() {
        return port;
    }

    public final SendingAgent.Backoff pauses() {
        return pauses;
    }

    public final @Nullable Path folder() {
        return folder;
    }

    public final InstantSource clock() {
        return clock;
    }
}
