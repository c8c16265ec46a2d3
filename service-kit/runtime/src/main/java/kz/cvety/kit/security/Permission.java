package kz.cvety.kit.security;

/**
 * What an access token may allow. The identity service decides which role has which; a service only asks for one with
 * {@link Needs}. The words are part of the contract: tokens carry them.
 */
public final class Permission {

    public static final String ORDERS_READ = "orders:read";
    public static final String ORDERS_WRITE = "orders:write";
    public static final String CATALOG_READ = "catalog:read";
    public static final String CATALOG_WRITE = "catalog:write";
    public static final String STOCK_READ = "stock:read";
    /** Receive, write off, move, count. */
    public static final String STOCK_WRITE = "stock:write";

    public static final String PAYMENTS_READ = "payments:read";
    /** Ask for money, note what was paid by hand, say what a payment is for. */
    public static final String PAYMENTS_WRITE = "payments:write";
    /** Give money back. */
    public static final String REFUNDS_WRITE = "refunds:write";
    /** The shop's accounts with payment providers. */
    public static final String PROVIDERS_WRITE = "providers:write";
    /** What is told to other systems: lanes, the parking lot, the backlog. */
    public static final String DELIVERIES_READ = "deliveries:read";
    /** Retry, discard, replay, pause. */
    public static final String DELIVERIES_WRITE = "deliveries:write";

    public static final String CONNECTIONS_READ = "connections:read";
    public static final String CONNECTIONS_WRITE = "connections:write";
    public static final String CHATS_READ = "chats:read";
    public static final String CHATS_WRITE = "chats:write";
    public static final String MESSAGES_READ = "messages:read";
    public static final String MESSAGES_WRITE = "messages:write";
    public static final String TEAM_READ = "team:read";
    public static final String TEAM_WRITE = "team:write";
    public static final String SHOP_READ = "shop:read";
    public static final String SHOP_WRITE = "shop:write";
    public static final String AUDIT_READ = "audit:read";
    /** Runs the platform itself, over all shops. Worth nothing in the token of somebody who belongs to a shop. */
    public static final String PLATFORM_OPERATE = "platform:operate";

    private Permission() {}
}
