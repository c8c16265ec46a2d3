package kz.cvety.sync;

import java.util.Map;
import java.util.Optional;
import kz.cvety.events.orders.OrderStatus;

/**
 * One version of a preset: what the codes of the other side mean, and which code we use for a status of ours. The two
 * tables are apart because several codes may mean one status. Every code we send is understood as the same status when
 * it comes back; a mapping that breaks this cannot be made.
 */
public record StatusMapping(String preset, int version, Map<String, OrderStatus> in, Map<OrderStatus, String> out) {

    public StatusMapping {
        in = Map.copyOf(in);
        out = Map.copyOf(out);
        for (var sent : out.entrySet()) {
            if (in.get(sent.getValue()) != sent.getKey()) {
                throw new MappingNotInvertible(preset, version, sent.getKey(), sent.getValue());
            }
        }
    }

    /** What this code means, if the preset knows it. */
    public Optional<OrderStatus> in(String code) {
        return Optional.ofNullable(in.get(code));
    }

    /** How this status is said over there, if it can be. */
    public Optional<String> out(OrderStatus status) {
        return Optional.ofNullable(out.get(status));
    }
}
