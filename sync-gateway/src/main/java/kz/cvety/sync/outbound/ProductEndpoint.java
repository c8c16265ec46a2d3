package kz.cvety.sync.outbound;

import kz.cvety.sync.Connection;
import tools.jackson.databind.node.ObjectNode;

/** Calls about products, with the promises of {@link OrderEndpoint}. */
public interface ProductEndpoint {

    /** Asks what the other side holds. */
    Reply ask(Connection connection, ObjectNode question);

    /**
     * Sets fields of a product.
     *
     * @param id the product's id there, or ours when it has none
     * @param paid the call's place in the rate budget is already taken
     */
    Reply put(Connection connection, String id, ObjectNode fields, boolean paid);
}
