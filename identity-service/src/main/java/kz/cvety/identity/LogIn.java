package kz.cvety.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.identity.audit.AuditLog;
import kz.cvety.identity.audit.Deed;
import kz.cvety.identity.audit.SecurityEvent;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signs somebody in. Until the password is right, the answer, its time and what is done for it are the same whether the person
 * exists or not.
 */
@Component
public class LogIn {

    private static final UUID NOBODY = new UUID(0, 0);

    private record Found(Optional<Account> account, List<Member> places) {}

    private final Accounts accounts;
    private final Members members;
    private final Passwords passwords;
    private final Gate gate;
    private final SessionTokens tokens;
    private final AuditLog audit;
    private final Scopes scopes;

    LogIn(
            Accounts accounts,
            Members members,
            Passwords passwords,
            Gate gate,
            SessionTokens tokens,
            AuditLog audit,
            Scopes scopes) {
        this.accounts = accounts;
        this.members = members;
        this.passwords = passwords;
        this.gate = gate;
        this.tokens = tokens;
        this.audit = audit;
        this.scopes = scopes;
    }

    /** Needs the shop only of somebody who works in several. */
    public Tokens handle(LoginName login, String password, @Nullable ShopId shop, Visitor visitor) {
        pass(login, visitor);
        var found = scopes.everywhere(() -> {
            var account = accounts.find(login);
            return new Found(account, members.placesOf(account.map(Account::id).orElse(NOBODY)));
        });
        if (!passwords.matches(password, found.account().map(Account::passwordHash))) {
            throw refused(found, visitor, new InvalidCredentials());
        }
        gate.known(login);
        var account = found.account().orElseThrow();
        var who = choose(account, found, shop, visitor);
        var better = passwords.renewed(password, account.passwordHash());
        return scopes.within(who.shop(), () -> {
            better.ifPresent(hash -> accounts.changePassword(account.id(), hash));
            var opened = tokens.open(who, visitor);
            audit.append(visitor.unknown().in(who.shop()).by(who.userId()).did(SecurityEvent.SIGNED_IN, null));
            return opened;
        });
    }

    private void pass(LoginName login, Visitor visitor) {
        try {
            gate.pass(login, visitor);
        } catch (TooManyAttempts tooMany) {
            scopes.everywhere(() -> {
                audit.append(visitor.unknown().did(SecurityEvent.SIGN_IN_THROTTLED, null));
                return true;
            });
            throw tooMany;
        }
    }

    private Identity choose(Account account, Found found, @Nullable ShopId shop, Visitor visitor) {
        if (shop == null && account.operator()) {
            return Identity.operator(account);
        }
        var places = found.places().stream()
                .filter(place -> shop == null || place.shop().equals(shop))
                .toList();
        return switch (places.size()) {
            case 0 -> throw refused(found, visitor, new InvalidCredentials());
            case 1 -> {
                if (!places.getFirst().shopOpen()) {
                    throw refused(found, visitor, new ShopSuspended());
                }
                yield Identity.of(places.getFirst());
            }
            default -> throw new ShopChoiceRequired(places);
        };
    }

    /** Written down for the one shop it concerns, if there is one, and for the platform. */
    private RuntimeException refused(Found found, Visitor visitor, RuntimeException answer) {
        var shop = found.places().size() == 1 ? found.places().getFirst().shop() : null;
        var actor = found.account().map(Account::id).orElse(null);
        scopes.everywhere(() -> {
            audit.append(new Deed(shop, actor, visitor.address()).did(SecurityEvent.SIGN_IN_REFUSED, null));
            return true;
        });
        return answer;
    }
}
