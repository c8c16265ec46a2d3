package kz.cvety.stack;

import kz.cvety.catalog.CatalogServiceApplication;
import kz.cvety.identity.IdentityServiceApplication;
import kz.cvety.notifications.NotificationServiceApplication;
import kz.cvety.orders.OrderServiceApplication;
import kz.cvety.payments.PaymentServiceApplication;
import kz.cvety.sync.SyncGatewayApplication;

/** The services of the system, in the order a newcomer should meet them. */
enum Service {
    SYNC_GATEWAY("sync-gateway", "sync", SyncGatewayApplication.class),
    ORDERS("order-service", "orders", OrderServiceApplication.class),
    CATALOG("catalog-service", "catalog", CatalogServiceApplication.class),
    PAYMENTS("payment-service", "payments", PaymentServiceApplication.class),
    NOTIFICATIONS("notification-service", "notifications", NotificationServiceApplication.class),
    IDENTITY("identity-service", "identity", IdentityServiceApplication.class);

    private final String title;
    private final String database;
    private final Class<?> application;

    Service(String title, String database, Class<?> application) {
        this.title = title;
        this.database = database;
        this.application = application;
    }

    /** Its module, its configuration file and its name in metrics. */
    String title() {
        return title;
    }

    String database() {
        return database;
    }

    Class<?> application() {
        return application;
    }

    int port(StackPorts ports) {
        return switch (this) {
            case SYNC_GATEWAY -> ports.gateway();
            case ORDERS -> ports.orders();
            case CATALOG -> ports.catalog();
            case PAYMENTS -> ports.payments();
            case NOTIFICATIONS -> ports.notifications();
            case IDENTITY -> ports.identity();
        };
    }
}
