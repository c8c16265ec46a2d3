package kz.cvety.identity;

import java.time.Instant;
import java.util.UUID;

/** A person who can sign in, whichever shops they work in. */
public record Account(
        UUID id, String name, Phone phone, Email email, String passwordHash, boolean operator, Instant createdAt) {

    /** The same person under other names. */
    Account called(String newName, Phone newPhone, Email newEmail) {
        return new Account(id, newName, newPhone, newEmail, passwordHash, operator, createdAt);
    }

    /** Without the person: this may end up in a log. */
    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
