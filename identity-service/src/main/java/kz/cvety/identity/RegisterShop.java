package kz.cvety.identity;

import java.time.InstantSource;
import kz.cvety.events.identity.ShopRegistered;
import kz.cvety.identity.audit.AuditLog;
import kz.cvety.identity.audit.SecurityEvent;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.outbox.Outbox;
import kz.cvety.kit.security.Caller;
import org.springframework.stereotype.Component;

/** Takes a shop onto the platform and invites its first director. */
@Component
public class RegisterShop {

    /** The shop and the invitation of its director. */
    public record Registered(Shop shop, Invite.Sent invitation) {}

    private final Shops shops;
    private final Invite invite;
    private final AuditLog audit;
    private final Outbox outbox;
    private final Scopes scopes;
    private final InstantSource clock;

    RegisterShop(Shops shops, Invite invite, AuditLog audit, Outbox outbox, Scopes scopes, InstantSource clock) {
        this.shops = shops;
        this.invite = invite;
        this.audit = audit;
        this.outbox = outbox;
        this.scopes = scopes;
        this.clock = clock;
    }

    public Registered handle(
            Caller caller, ShopId id, String name, String zone, String language, Email director, Visitor visitor) {
        return scopes.within(id, () -> {
            var shop = new Shop(id, 1, name, zone, language, Shop.State.ACTIVE, clock.instant());
            if (!shops.add(shop)) {
                throw new ShopExists();
            }
            outbox.append(id, caller.origin(), new ShopRegistered(shop.snapshot()));
            audit.append(visitor.as(caller).in(id).did(SecurityEvent.SHOP_REGISTERED, id));
            return new Registered(shop, invite.handle(id, caller, director, Role.DIRECTOR, null, visitor));
        });
    }
}
