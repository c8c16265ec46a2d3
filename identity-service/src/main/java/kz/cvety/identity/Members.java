package kz.cvety.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/** The team of each shop. Every change makes the member's version grow by one. */
public interface Members {

    /** Whoever works there now. */
    List<Member> team(ShopId shop);

    /** The member, working there or removed. */
    Optional<Member> find(ShopId shop, UUID userId);

    /** Everywhere this person works: for the sign-in, which knows no shop yet. */
    List<Member> placesOf(UUID userId);

    /** The same of several people, in one query whatever their number. */
    List<Member> placesOf(Collection<UUID> userIds);

    /** Nobody else changes this team until this transaction ends. */
    void lock(ShopId shop);

    /** Takes somebody into the team, or back into it. */
    Member join(ShopId shop, UUID userId, Role role, @Nullable String permissionSet, Instant at);

    Member change(ShopId shop, UUID userId, Role role, @Nullable String permissionSet);

    Member remove(ShopId shop, UUID userId);

    /** The member after their name has changed. */
    Member renamed(ShopId shop, UUID userId);

    int directors(ShopId shop);
}
