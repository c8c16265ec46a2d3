package kz.cvety.identity;

import static kz.cvety.kit.security.Permission.AUDIT_READ;
import static kz.cvety.kit.security.Permission.CATALOG_READ;
import static kz.cvety.kit.security.Permission.CATALOG_WRITE;
import static kz.cvety.kit.security.Permission.CHATS_READ;
import static kz.cvety.kit.security.Permission.CHATS_WRITE;
import static kz.cvety.kit.security.Permission.CONNECTIONS_READ;
import static kz.cvety.kit.security.Permission.CONNECTIONS_WRITE;
import static kz.cvety.kit.security.Permission.DELIVERIES_READ;
import static kz.cvety.kit.security.Permission.DELIVERIES_WRITE;
import static kz.cvety.kit.security.Permission.MESSAGES_READ;
import static kz.cvety.kit.security.Permission.MESSAGES_WRITE;
import static kz.cvety.kit.security.Permission.ORDERS_READ;
import static kz.cvety.kit.security.Permission.ORDERS_WRITE;
import static kz.cvety.kit.security.Permission.PAYMENTS_READ;
import static kz.cvety.kit.security.Permission.PAYMENTS_WRITE;
import static kz.cvety.kit.security.Permission.PLATFORM_OPERATE;
import static kz.cvety.kit.security.Permission.PROVIDERS_WRITE;
import static kz.cvety.kit.security.Permission.REFUNDS_WRITE;
import static kz.cvety.kit.security.Permission.SHOP_READ;
import static kz.cvety.kit.security.Permission.SHOP_WRITE;
import static kz.cvety.kit.security.Permission.STOCK_READ;
import static kz.cvety.kit.security.Permission.STOCK_WRITE;
import static kz.cvety.kit.security.Permission.TEAM_READ;
import static kz.cvety.kit.security.Permission.TEAM_WRITE;

import java.util.Set;
import java.util.TreeSet;

/** What somebody is, the most powerful first, and what they may unless their shop has given them a permission set of its own. */
public enum Role {
    OPERATOR,
    DIRECTOR,
    ADMIN,
    MANAGER,
    FLORIST,
    COURIER;

    /** Everything that can be granted inside a shop. */
    public static Set<String> grantable() {
        return new TreeSet<>(Set.of(
                ORDERS_READ,
                ORDERS_WRITE,
                CATALOG_READ,
                CATALOG_WRITE,
                STOCK_READ,
                STOCK_WRITE,
                PAYMENTS_READ,
                PAYMENTS_WRITE,
                REFUNDS_WRITE,
                PROVIDERS_WRITE,
                DELIVERIES_READ,
                DELIVERIES_WRITE,
                CONNECTIONS_READ,
                CONNECTIONS_WRITE,
                CHATS_READ,
                CHATS_WRITE,
                MESSAGES_READ,
                MESSAGES_WRITE,
                TEAM_READ,
                TEAM_WRITE,
                SHOP_READ,
                SHOP_WRITE,
                AUDIT_READ));
    }

    public Set<String> permissions() {
        return switch (this) {
            case OPERATOR -> {
                var all = grantable();
                all.add(PLATFORM_OPERATE);
                yield all;
            }
            case DIRECTOR -> grantable();
            case ADMIN -> {
                var most = grantable();
                most.remove(SHOP_WRITE);
                yield most;
            }
            case MANAGER ->
                Set.of(
                        ORDERS_READ,
                        ORDERS_WRITE,
                        CATALOG_READ,
                        CATALOG_WRITE,
                        STOCK_READ,
                        STOCK_WRITE,
                        PAYMENTS_READ,
                        PAYMENTS_WRITE,
                        DELIVERIES_READ,
                        CHATS_READ,
                        MESSAGES_READ,
                        TEAM_READ,
                        SHOP_READ);
            case FLORIST -> Set.of(ORDERS_READ, ORDERS_WRITE, CATALOG_READ, STOCK_READ, STOCK_WRITE, SHOP_READ);
            case COURIER -> Set.of(ORDERS_READ, ORDERS_WRITE, SHOP_READ);
        };
    }

    /** Whether it has more to say than the other; florists and couriers are equals. */
    boolean isAbove(Role other) {
        return rank() < other.rank();
    }

    private int rank() {
        return switch (this) {
            case OPERATOR -> 0;
            case DIRECTOR -> 1;
            case ADMIN -> 2;
            case MANAGER -> 3;
            case FLORIST, COURIER -> 4;
        };
    }
}
