package kz.cvety.sync;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What may be set of a connection; absent leaves what is there, or the default of a new one. */
public record ConnectionSettings(
        @Nullable String baseUrl,
        @Nullable Secret apiToken,
        @Nullable Secret applicationToken,
        @Nullable String preset,
        @Nullable Integer presetVersion,
        @Nullable String codec,
        @Nullable Duration callTimeout,
        @Nullable Duration createTimeout,
        @Nullable Double ratePerSecond,
        @Nullable Integer rateBurst) {}
