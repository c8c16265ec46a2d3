package kz.cvety.simulators.machinery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads and writes faults as {@code /_sim/faults} and {@code /_sim/state} spell them. */
public final class FaultJson {

    private FaultJson() {}

    /**
     * The faults asked for by {@code {"calls":[{"kind":"slow","times":3,"action":"order.create","millis":500}]}}.
     *
     * @throws IllegalArgumentException for a kind that does not exist
     */
    public static List<CallFault> read(JsonNode order) {
        var faults = new ArrayList<CallFault>();
        for (var item : order.path("calls")) {
            var name = item.path("kind").asString("");
            var kind = FaultKind.of(name).orElseThrow(() -> new IllegalArgumentException("no such fault: " + name));
            faults.add(new CallFault(
                    kind,
                    item.path("action").asString(""),
                    item.path("times").asInt(0),
                    Duration.ofMillis(item.path("millis").asLong(1000))));
        }
        return faults;
    }

    /** The armed faults in the same words. */
    public static List<View> view(CallFaults faults) {
        return faults.armed().stream()
                .map(fault -> new View(
                        fault.kind().wireName(),
                        fault.action(),
                        fault.times(),
                        fault.delay().toMillis()))
                .toList();
    }

    /** A fault as JSON. */
    public record View(String kind, String action, int times, long millis) {}
}
