package kz.cvety.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.InstantSource;
import java.util.UUID;
import kz.cvety.identity.audit.AuditLog;
import kz.cvety.identity.audit.SecurityEvent;
import org.springframework.stereotype.Component;

/** Makes the first operator, once, for whoever can read the console of the service. */
@Component
public class BootstrapOperator {

    private final BootstrapSecrets secrets;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Gate gate;
    private final AuditLog audit;
    private final Scopes scopes;
    private final InstantSource clock;

    BootstrapOperator(
            BootstrapSecrets secrets,
            Accounts accounts,
            Passwords passwords,
            Gate gate,
            AuditLog audit,
            Scopes scopes,
            InstantSource clock) {
        this.secrets = secrets;
        this.accounts = accounts;
        this.passwords = passwords;
        this.gate = gate;
        this.audit = audit;
        this.scopes = scopes;
        this.clock = clock;
    }

    public UUID handle(OneTimeSecret secret, String name, Phone phone, Email email, String password, Visitor visitor) {
        gate.pass(visitor);
        var hash = passwords.hash(password, phone, email);
        var now = clock.instant();
        var id = UuidCreator.getTimeOrderedEpoch();
        var made = scopes.everywhere(() -> {
            secrets.lock();
            if (accounts.anyOperator() || !secrets.use(secret, now)) {
                audit.append(visitor.unknown().did(SecurityEvent.BOOTSTRAP_REFUSED, null));
                return false;
            }
            accounts.add(new Account(id, name, phone, email, hash, true, now));
            audit.append(visitor.unknown().by(id).did(SecurityEvent.OPERATOR_BOOTSTRAPPED, id));
            return true;
        });
        if (!made) {
            throw new BootstrapRefused();
        }
        return id;
    }
}
