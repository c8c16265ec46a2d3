package kz.cvety.identity.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/** The audit log. An entry is true if and only if the transaction it is appended in commits. Nothing is ever changed in it. */
public interface AuditLog {

    /** An entry as it stands in the log. */
    record Line(Instant at, AuditEntry entry) {}

    /** One page, newest first. */
    record Page(List<Line> lines, Optional<UUID> next) {}

    void append(AuditEntry entry);

    /** What this shop may see: its own. */
    Page page(ShopId shop, @Nullable UUID before, int size);

    /** The log of everybody, for those who run the platform. */
    Page pageOfAll(@Nullable UUID before, int size);
}
