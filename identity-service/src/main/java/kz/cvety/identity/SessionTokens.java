package kz.cvety.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.InstantSource;
import kz.cvety.identity.keys.AccessTokens;
import org.springframework.stereotype.Component;

/** Opens sessions and hands out their tokens, inside the transaction of the session's shop. */
@Component
class SessionTokens {

    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final IdentityProperties properties;
    private final InstantSource clock;

    SessionTokens(Sessions sessions, AccessTokens accessTokens, IdentityProperties properties, InstantSource clock) {
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.properties = properties;
        this.clock = clock;
    }

    Tokens open(Identity who, Visitor visitor) {
        var now = clock.instant();
        var session = new Session(
                UuidCreator.getTimeOrderedEpoch(),
                who.shop(),
                who.userId(),
                visitor.device(),
                visitor.address(),
                now,
                now,
                now.plus(properties.sessionLife()));
        sessions.open(session);
        return next(session, who);
    }

    /** The next tokens of a session; who it is may have changed since the last ones. */
    Tokens next(Session session, Identity who) {
        var now = clock.instant();
        var token = OneTimeSecret.make();
        var until = earlier(now.plus(properties.refreshTokenLife()), session.expiresAt());
        sessions.issue(session, token, now, until);
        var signed = accessTokens.sign(new AccessTokens.Claims(
                who.userId(), who.name(), who.shop(), who.role().name(), who.permissions(), session.id()));
        return new Tokens(signed.token(), signed.life(), token, until, who);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
