package kz.cvety.identity.audit;

import java.util.UUID;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * Who is doing something, where and from which address: what an entry of the audit log needs beside what was done.
 *
 * @param shop whose log it belongs into; none for what concerns the platform or nobody we know
 */
public record Deed(@Nullable ShopId shop, @Nullable UUID actor, String address) {

    /** The entry that says so. */
    public AuditEntry did(SecurityEvent what, @Nullable Object subject) {
        return AuditEntry.of(this, what, subject == null ? null : subject.toString());
    }

    public Deed in(@Nullable ShopId other) {
        return new Deed(other, actor, address);
    }

    public Deed by(UUID somebody) {
        return new Deed(shop, somebody, address);
    }
}
