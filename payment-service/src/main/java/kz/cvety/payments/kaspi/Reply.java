package kz.cvety.payments.kaspi;

import kz.cvety.payments.kaspi.Code.Meaning;
import tools.jackson.databind.JsonNode;

/** What came of a call. */
sealed interface Reply {

    record Ok(JsonNode data) implements Reply {}

    /** Kaspi says that it did not do it; with HTTP 200, as it says everything. */
    record No(int code, Meaning meaning) implements Reply {

        String reason() {
            return "kaspi" + code;
        }
    }

    /** The call cannot have arrived, or was turned away at the door. */
    record Unsent(String reason, boolean passes) implements Reply {}

    /** The call may have arrived. */
    record Lost(String reason) implements Reply {}
}
