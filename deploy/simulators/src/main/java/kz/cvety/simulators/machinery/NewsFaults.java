package kz.cvety.simulators.machinery;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** What goes wrong with a provider's news on their way to us, decided when the news arise; the pause also holds those that wait. */
public final class NewsFaults {

    private volatile Settings settings = Settings.NONE;

    /**
     * The faults in force.
     *
     * @param copies how often each piece of news is sent altogether
     * @param dropShare the share that is lost, from 0 to 1
     * @param delayMillis how late it leaves
     * @param shuffled sends what waits in any order
     */
    public record Settings(int copies, double dropShare, long delayMillis, boolean shuffled, boolean paused) {

        static final Settings NONE = new Settings(1, 0, 0, false, false);

        public Settings {
            if (copies < 1 || copies > 100 || dropShare < 0 || dropShare > 1 || delayMillis < 0) {
                throw new IllegalArgumentException("copies 1 to 100, dropShare 0 to 1, delayMillis from 0");
            }
        }

        /** These with the fields that the JSON names. */
        public Settings with(JsonNode json) {
            return new Settings(
                    json.path("copies").asInt(copies),
                    json.path("dropShare").asDouble(dropShare),
                    json.path("delayMillis").asLong(delayMillis),
                    json.path("shuffled").asBoolean(shuffled),
                    json.path("paused").asBoolean(paused));
        }
    }

    public Settings settings() {
        return settings;
    }

    public synchronized NewsFaults set(Settings newSettings) {
        settings = newSettings;
        return this;
    }

    public synchronized NewsFaults duplicate(int copies) {
        var s = settings;
        return set(new Settings(copies, s.dropShare, s.delayMillis, s.shuffled, s.paused));
    }

    public synchronized NewsFaults drop(double share) {
        var s = settings;
        return set(new Settings(s.copies, share, s.delayMillis, s.shuffled, s.paused));
    }

    public synchronized NewsFaults delay(Duration delay) {
        var s = settings;
        return set(new Settings(s.copies, s.dropShare, delay.toMillis(), s.shuffled, s.paused));
    }

    public synchronized NewsFaults shuffle(boolean on) {
        var s = settings;
        return set(new Settings(s.copies, s.dropShare, s.delayMillis, on, s.paused));
    }

    /** Lets news gather. */
    public synchronized NewsFaults pause() {
        var s = settings;
        return set(new Settings(s.copies, s.dropShare, s.delayMillis, s.shuffled, true));
    }

    public synchronized NewsFaults resume() {
        var s = settings;
        return set(new Settings(s.copies, s.dropShare, s.delayMillis, s.shuffled, false));
    }

    public synchronized NewsFaults clear() {
        return set(Settings.NONE);
    }
}
