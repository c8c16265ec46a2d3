package kz.cvety.kit.relay;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** The relay as an operator sees it: {@code GET} tells, {@code POST …/recover} and {@code POST …/republish} act. */
@Endpoint(id = "outbox")
class OutboxEndpoint {

    private final OutboxRelay relay;

    OutboxEndpoint(OutboxRelay relay) {
        this.relay = relay;
    }

    @ReadOperation
    public RelayStatus status() {
        return relay.status();
    }

    /** {@code recover} a lost slot, or {@code republish} the rows of the positions {@code from} to {@code to}. */
    @WriteOperation
    public Map<String, Object> act(@Selector String action, @Nullable Long from, @Nullable Long to) {
        return switch (action) {
            case "recover" -> recover();
            case "republish" -> {
                if (from == null || to == null || from > to) {
                    yield Map.of("done", false, "reason", "republish needs from and to");
                }
                yield Map.of("done", true, "rows", relay.republish(from, to));
            }
            default -> Map.of("done", false, "reason", "there is recover and republish");
        };
    }

    private Map<String, Object> recover() {
        try {
            return Map.of("done", true, "rows", relay.recover());
        } catch (Recovery.SlotIsSound sound) {
            return Map.of("done", false, "reason", String.valueOf(sound.getMessage()));
        }
    }
}
