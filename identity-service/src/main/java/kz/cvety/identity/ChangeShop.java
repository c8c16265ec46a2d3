package kz.cvety.identity;

import java.util.function.UnaryOperator;
import kz.cvety.events.identity.ShopChanged;
import kz.cvety.identity.audit.AuditLog;
import kz.cvety.identity.audit.SecurityEvent;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.outbox.Outbox;
import kz.cvety.kit.security.Caller;
import org.springframework.stereotype.Component;

/**
 * Changes a shop. While it is suspended nobody signs in to it and no session of it goes on; access tokens that are out are good
 * until they expire.
 */
@Component
public class ChangeShop {

    private final Shops shops;
    private final AuditLog audit;
    private final Outbox outbox;
    private final Scopes scopes;

    ChangeShop(Shops shops, AuditLog audit, Outbox outbox, Scopes scopes) {
        this.shops = shops;
        this.audit = audit;
        this.outbox = outbox;
        this.scopes = scopes;
    }

    public Shop handle(ShopId id, Caller caller, String name, String zone, String language, Visitor visitor) {
        return change(id, caller, visitor, SecurityEvent.SHOP_CHANGED, shop -> shop.changed(name, zone, language));
    }

    public Shop suspend(ShopId id, Caller caller, Visitor visitor) {
        return change(id, caller, visitor, SecurityEvent.SHOP_SUSPENDED, shop -> shop.in(Shop.State.SUSPENDED));
    }

    public Shop resume(ShopId id, Caller caller, Visitor visitor) {
        return change(id, caller, visitor, SecurityEvent.SHOP_RESUMED, shop -> shop.in(Shop.State.ACTIVE));
    }

    private Shop change(ShopId id, Caller caller, Visitor visitor, SecurityEvent what, UnaryOperator<Shop> change) {
        return scopes.within(id, () -> {
            var before = shops.findLocked(id).orElseThrow(UnknownShop::new);
            var after = change.apply(before);
            var changed = after.differencesTo(before);
            if (changed.isEmpty()) {
                return before;
            }
            shops.store(after);
            outbox.append(id, caller.origin(), new ShopChanged(after.snapshot(), changed));
            audit.append(visitor.as(caller).in(id).did(what, id));
            return after;
        });
    }
}
