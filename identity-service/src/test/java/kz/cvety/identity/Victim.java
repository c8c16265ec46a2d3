package kz.cvety.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.security.Caller;
import org.springframework.context.ApplicationContext;

/** A shop that has something of everything: a director who is signed in, two florists, somebody invited and a permission set. */
record Victim(
        ShopId shop,
        Email email,
        Phone phone,
        UUID director,
        UUID session,
        UUID florist,
        UUID leaver,
        Invitation invitation) {

    static final String SET = "florists who look at deliveries";
    static final String DEVICE = "the victim's own device";

    private static final Visitor VISITOR = new Visitor("192.0.2.7", DEVICE);

    static Victim in(ApplicationContext service) {
        var shop = new ShopId("victim-" + UUID.randomUUID());
        var email = newEmail();
        var phone = newPhone();
        var director = found(service, shop, email, phone);
        var caller = caller(director.toString(), shop, Role.DIRECTOR);
        service.getBean(DefinePermissionSet.class)
                .handle(shop, caller, new PermissionSet(SET, Set.of("orders:read", "deliveries:read")), VISITOR);
        var tokens = service.getBean(LogIn.class).handle(new LoginName(email.value()), World.PASSWORD, shop, VISITOR);
        var session = service.getBean(Scopes.class)
                .everywhere(() -> service.getBean(Sessions.class).familyOf(tokens.refresh()))
                .orElseThrow()
                .session();
        return new Victim(
                shop,
                email,
                phone,
                director,
                session,
                accept(service, invite(service, shop, caller), newPhone()),
                accept(service, invite(service, shop, caller), newPhone()),
                invite(service, shop, caller).invitation());
    }

    /** Somebody of quite another shop. */
    static UUID stranger(ApplicationContext service) {
        return found(service, new ShopId("elsewhere-" + UUID.randomUUID()), newEmail(), newPhone());
    }

    /** A shop with nobody and nothing in it. */
    static ShopId emptyShop(ApplicationContext service) {
        var id = new ShopId("empty-" + UUID.randomUUID());
        var shop = new Shop(id, 1, "Empty", "Asia/Almaty", "kk", Shop.State.ACTIVE, Instant.now());
        service.getBean(Scopes.class)
                .within(id, () -> service.getBean(Shops.class).add(shop));
        return id;
    }

    private static UUID found(ApplicationContext service, ShopId shop, Email director, Phone phone) {
        var operator = caller(UUID.randomUUID().toString(), null, Role.OPERATOR);
        var registered = service.getBean(RegisterShop.class)
                .handle(operator, shop, "Цветы", "Asia/Almaty", "kk", director, VISITOR);
        return accept(service, registered.invitation(), phone);
    }

    private static Invite.Sent invite(ApplicationContext service, ShopId shop, Caller caller) {
        return service.getBean(Invite.class).handle(shop, caller, newEmail(), Role.FLORIST, null, VISITOR);
    }

    private static UUID accept(ApplicationContext service, Invite.Sent sent, Phone phone) {
        return service.getBean(AcceptInvitation.class).handle(sent.secret(), "Әйгерім", phone, World.PASSWORD, VISITOR);
    }

    private static Caller caller(String userId, ShopId shop, Role role) {
        return new Caller(userId, userId, Optional.ofNullable(shop), role.name(), role.permissions(), Optional.empty());
    }

    private static Email newEmail() {
        return new Email("w" + UUID.randomUUID() + "@cvety.test");
    }

    private static Phone newPhone() {
        return new Phone("+7701" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000));
    }
}
