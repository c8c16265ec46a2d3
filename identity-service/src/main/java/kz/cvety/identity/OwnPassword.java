package kz.cvety.identity;

import java.util.Optional;
import java.util.UUID;
import kz.cvety.identity.audit.AuditLog;
import kz.cvety.identity.audit.Deed;
import kz.cvety.identity.audit.SecurityEvent;
import org.springframework.stereotype.Component;

/** Makes sure that it is the owner of the account who holds the token: they know the password. */
@Component
class OwnPassword {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Gate gate;
    private final AuditLog audit;
    private final Scopes scopes;

    OwnPassword(Accounts accounts, Passwords passwords, Gate gate, AuditLog audit, Scopes scopes) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.gate = gate;
        this.audit = audit;
        this.scopes = scopes;
    }

    /** The account, if the password is right. Guessing is throttled as at the sign-in. */
    Account check(UUID id, String password, Deed deed, Visitor visitor) {
        var account = scopes.everywhere(() -> accounts.find(id)).orElseThrow(InvalidCredentials::new);
        var login = new LoginName(account.email().value());
        gate.pass(login, visitor);
        if (!passwords.matches(password, Optional.of(account.passwordHash()))) {
            scopes.within(deed.shop(), () -> {
                audit.append(deed.did(SecurityEvent.PASSWORD_CHANGE_REFUSED, id));
                return true;
            });
            throw new WrongPassword();
        }
        gate.known(login);
        return account;
    }
}
