package kz.cvety.sync.outbound;

import kz.cvety.sync.Connection;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls to the external system of a connection: through its rate budget, its circuit breaker and the time limit of the
 * operation, redirects refused, answers capped. It never throws for what the other side does.
 */
public interface OrderEndpoint {

    /** What can be asked of the other side, in its own words. */
    enum Operation {
        CREATE("order.create"),
        STATUS("order.status"),
        FIND("order.find"),
        GET("order.get"),
        CHANGED("order.changed");

        private final String action;

        Operation(String action) {
            this.action = action;
        }

        public String action() {
            return action;
        }
    }

    /**
     * Makes one call.
     *
     * @param paid the call's place in the rate budget is already taken
     */
    Reply call(Connection connection, Operation operation, ObjectNode body, boolean paid);
}
