package kz.cvety.identity.keys;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of access tokens and of the keys that sign them.
 *
 * @param accessTokenLife how long an access token is good, at most 15 minutes
 * @param publishBefore how long a key is published before it may sign; longer than others cache the key set
 * @param skew how far clocks may differ: a key stays published this much longer than its last token lives
 * @param reload how old an instance's own picture of the keys may be
 */
@ConfigurationProperties("cvety.identity")
record KeyProperties(
        @DefaultValue("10m") Duration accessTokenLife,
        @DefaultValue("10m") Duration publishBefore,
        @DefaultValue("1m") Duration skew,
        @DefaultValue("10s") Duration reload) {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    KeyProperties {
        if (!accessTokenLife.isPositive() || accessTokenLife.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("cvety.identity.access-token-life must be at most 15 minutes");
        }
    }

    /** How long a key is still published after it has signed its last token. */
    Duration window() {
        return accessTokenLife.plus(skew).plus(reload);
    }
}
