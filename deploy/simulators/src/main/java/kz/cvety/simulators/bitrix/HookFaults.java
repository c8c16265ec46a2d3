package kz.cvety.simulators.bitrix;

import java.time.Duration;

/**
 * What goes wrong with hooks on their way out. Copies, the dropped share and the delay are decided when an order is saved;
 * shuffling and the pause also catch hooks that already wait.
 */
public final class HookFaults {

    private volatile Settings settings = Settings.NONE;

    /**
     * The faults in force.
     *
     * @param copies how often each hook is sent altogether
     * @param dropShare the share of hooks that are lost, from 0 to 1
     * @param delayMillis how long a hook waits before it may leave
     * @param sendWhileDown hooks leave although the shop answers no calls
     */
    public record Settings(
            int copies, boolean reorder, double dropShare, long delayMillis, boolean paused, boolean sendWhileDown) {

        static final Settings NONE = new Settings(1, false, 0, 0, false, false);

        public Settings {
            if (copies < 1 || copies > 100 || dropShare < 0 || dropShare > 1 || delayMillis < 0) {
                throw new IllegalArgumentException("copies 1 to 100, dropShare 0 to 1, delayMillis from 0");
            }
        }
    }

    public Settings settings() {
        return settings;
    }

    public synchronized HookFaults set(Settings newSettings) {
        settings = newSettings;
        return this;
    }

    /** Sends each hook this many times. */
    public synchronized HookFaults duplicate(int copies) {
        var s = settings;
        return set(new Settings(copies, s.reorder, s.dropShare, s.delayMillis, s.paused, s.sendWhileDown));
    }

    /** Sends waiting hooks in any order, also those of one order, and spreads new ones over a moment. */
    public synchronized HookFaults reorder(boolean on) {
        var s = settings;
        return set(new Settings(s.copies, on, s.dropShare, s.delayMillis, s.paused, s.sendWhileDown));
    }

    public synchronized HookFaults drop(double share) {
        var s = settings;
        return set(new Settings(s.copies, s.reorder, share, s.delayMillis, s.paused, s.sendWhileDown));
    }

    public synchronized HookFaults delay(Duration delay) {
        var s = settings;
        return set(new Settings(s.copies, s.reorder, s.dropShare, delay.toMillis(), s.paused, s.sendWhileDown));
    }

    /** Lets hooks gather in the shop's outbox. */
    public synchronized HookFaults pause() {
        var s = settings;
        return set(new Settings(s.copies, s.reorder, s.dropShare, s.delayMillis, true, s.sendWhileDown));
    }

    public synchronized HookFaults resume() {
        var s = settings;
        return set(new Settings(s.copies, s.reorder, s.dropShare, s.delayMillis, false, s.sendWhileDown));
    }

    /** Sends hooks even while the shop answers no calls. */
    public synchronized HookFaults sendWhileDown(boolean on) {
        var s = settings;
        return set(new Settings(s.copies, s.reorder, s.dropShare, s.delayMillis, s.paused, on));
    }

    /** No fault, no pause. */
    public synchronized HookFaults clear() {
        return set(Settings.NONE);
    }
}
