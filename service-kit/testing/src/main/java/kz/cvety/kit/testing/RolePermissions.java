package kz.cvety.kit.testing;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What each role usually may, as test data. The identity service decides it in earnest. */
public final class RolePermissions {

    private static final List<String> ALL = List.of(
            "orders:read",
            "orders:write",
            "catalog:read",
            "catalog:write",
            "stock:read",
            "stock:write",
            "payments:read",
            "payments:write",
            "refunds:write",
            "providers:write",
            "deliveries:read",
            "deliveries:write",
            "connections:read",
            "connections:write",
            "chats:read",
            "chats:write",
            "messages:read",
            "messages:write",
            "team:read",
            "team:write",
            "shop:read",
            "shop:write",
            "audit:read",
            "platform:operate");
    private static final List<String> MANAGERS = List.of(
            "orders:read",
            "orders:write",
            "catalog:read",
            "catalog:write",
            "stock:read",
            "stock:write",
            "payments:read",
            "payments:write",
            "deliveries:read",
            "chats:read",
            "messages:read",
            "team:read",
            "shop:read");
    private static final List<String> FLORISTS =
            List.of("orders:read", "orders:write", "catalog:read", "stock:read", "stock:write", "shop:read");

    private RolePermissions() {}

    /** Everything there is. */
    public static Set<String> all() {
        return new TreeSet<>(ALL);
    }

    public static Set<String> of(String role) {
        return switch (role) {
            case "OPERATOR" -> all();
            case "DIRECTOR" -> without(permission -> permission.equals("platform:operate"));
            case "ADMIN" ->
                without(permission -> Set.of("platform:operate", "shop:write").contains(permission));
            case "MANAGER" -> new TreeSet<>(MANAGERS);
            case "FLORIST" -> new TreeSet<>(FLORISTS);
            case "COURIER" -> new TreeSet<>(List.of("orders:read", "orders:write", "shop:read"));
            default -> Set.of();
        };
    }

    private static Set<String> without(Predicate<String> denied) {
        var left = all();
        left.removeIf(denied);
        return left;
    }
}
