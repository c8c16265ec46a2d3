package kz.cvety.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;

/** Invitations, by the hashes of their secrets. */
public interface Invitations {

    void add(Invitation invitation, OneTimeSecret secret);

    /** The invitation, if it can be accepted. Looks over all shops: the secret says nothing of its shop. */
    Optional<Invitation> find(OneTimeSecret secret, Instant now);

    /** Uses it up; false when it cannot be accepted any more. Of several at once, one gets true. */
    boolean accept(Invitation invitation, Instant now);

    /** Those that wait. */
    List<Invitation> open(ShopId shop, Instant now);

    /** False when it does not wait. */
    boolean withdraw(ShopId shop, UUID id, Instant now);
}
