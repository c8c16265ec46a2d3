package kz.cvety.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everybody who can sign in. Accounts belong to no shop; a shop sees people through {@link Members} only. */
public interface Accounts {

    /** One page, the newest first. */
    record Page(List<Account> accounts, Optional<UUID> next) {}

    Optional<Account> find(LoginName login);

    Optional<Account> find(UUID id);

    boolean anyOperator();

    /** Adds it, or refuses a phone or e-mail that somebody has: {@link LoginTaken}. */
    void add(Account account);

    /** Stores name, phone and e-mail, or refuses a phone or e-mail that somebody has. */
    void rename(Account account);

    void changePassword(UUID id, String hash);

    void makeOperator(UUID id);

    Page page(@Nullable UUID before, int size);
}
