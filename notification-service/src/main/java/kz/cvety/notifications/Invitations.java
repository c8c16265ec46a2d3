package kz.cvety.notifications;

import java.time.Instant;
import java.util.Optional;

/** Deep links by the hash of their token. */
public interface Invitations {

    /** Joins the transaction of the invitation's shop. */
    void add(Token token, Invitation invitation);

    /** Whichever shop's it is, still good or not; joins a transaction across shops. */
    Optional<Invitation> find(Token token);

    /** Uses it up; false when it was used before or is too old. Joins the transaction of the invitation's shop. */
    boolean use(Token token, long chatId, Instant now);
}
