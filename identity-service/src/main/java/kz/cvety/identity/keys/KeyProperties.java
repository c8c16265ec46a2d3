package kz.cvety.identity.keys;

import java.time.Duration;
import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of access tokens and of the keys that sign them.
 *
 * @param masterKey base64 of the 32 bytes that seal private keys in the database; required
 * @param accessTokenLife how long an access token is good, at most 15 minutes
 * @param publishBefore how long a key is published before it may sign; longer than others cache the key set
 * @param skew how far clocks may differ: a key stays published this much longer than its last token lives
 * @param reload how old an instance's own picture of the keys may be
 */
@ConfigurationProperties("cvety.identity")
record KeyProperties(
        String masterKey,
        @DefaultValue("10m") Duration accessTokenLife,
        @DefaultValue("10m") Duration publishBefore,
        @DefaultValue("1m") Duration skew,
        @DefaultValue("10s") Duration reload) {

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int BYTES = 32;

    KeyProperties {
        if (bytes(masterKey).length != BYTES) {
            throw new IllegalArgumentException("cvety.identity.master-key must be base64 of 32 random bytes");
        }
        if (!accessTokenLife.isPositive() || accessTokenLife.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("cvety.identity.access-token-life must be at most 15 minutes");
        }
    }

    byte[] master() {
        return bytes(masterKey);
    }

    /** How long a key is still published after it has signed its last token. */
    Duration window() {
        return accessTokenLife.plus(skew).plus(reload);
    }

    @SuppressWarnings("ConstantValue") // an unset property arrives as null
    private static byte[] bytes(String key) {
        try {
            return key == null ? new byte[0] : Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** Without the key: settings end up in logs. */
    @Override
    public String toString() {
        return "KeyProperties[hidden]";
    }
}
