package kz.cvety.identity;

import java.time.Duration;
import java.time.Instant;

/** What somebody who has signed in goes on with. */
public record Tokens(
        String access, Duration accessLife, OneTimeSecret refresh, Instant refreshUntil, Identity identity) {

    /** Without the tokens: this may end up in a log. */
    @Override
    public String toString() {
        return "Tokens[hidden]";
    }
}
