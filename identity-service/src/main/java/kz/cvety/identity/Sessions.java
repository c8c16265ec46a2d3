package kz.cvety.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/** Sessions and their refresh tokens, by the tokens' hashes. */
public interface Sessions {

    /** Which session a token belongs to, and the shop to look in. */
    record Family(UUID session, UUID userId, @Nullable ShopId shop) {}

    void open(Session session);

    /** Looks over all shops: a token says nothing of its shop. */
    Optional<Family> familyOf(OneTimeSecret token);

    /** The session, if this is its one unused token and the session goes on. Of several at once, one gets it. */
    Optional<Session> use(OneTimeSecret token, Visitor visitor, Instant now);

    /** Whether this token was good once. */
    boolean wasUsed(OneTimeSecret token);

    void issue(Session session, OneTimeSecret token, Instant now, Instant until);

    /** False when it was over already. */
    boolean end(UUID session, Session.End why, Instant now);

    /** Ends all of the person's sessions within this transaction's shop, or everywhere, but for {@code except}. */
    int endAllOf(UUID userId, @Nullable UUID except, Session.End why, Instant now);

    /** The person's sessions that go on, the newest first. */
    List<Session> of(UUID userId, Instant now);

    /** Forgets sessions that were over before this time, with all their tokens. */
    int forget(Instant overBefore);
}
