package kz.cvety.identity.audit;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit log; the log itself adds the time.
 *
 * @param id ordered by time
 * @param subject what it was done to: an id or a name, never a secret
 */
public record AuditEntry(
        UUID id, Deed deed, SecurityEvent what, @Nullable String subject) {

    static AuditEntry of(Deed deed, SecurityEvent what, @Nullable String subject) {
        return new AuditEntry(UuidCreator.getTimeOrderedEpoch(), deed, what, subject);
    }
}
