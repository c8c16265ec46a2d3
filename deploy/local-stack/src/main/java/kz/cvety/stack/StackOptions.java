package kz.cvety.stack;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a stack is started.
 *
 * @param folder where its data stays between starts; without one everything is thrown away at the end
 * @param ports where it listens
 * @param limits whether the simulated Bitrix and Telegram limit calls as the real ones do; a measurement of ours does
 *     without
 */
public record StackOptions(@Nullable Path folder, StackPorts ports, boolean limits) {

    /** Data under {@code .local/}, the well-known ports: {@code make run}. */
    public static StackOptions kept(Path folder) {
        return new StackOptions(folder, StackPorts.wellKnown(), true);
    }

    /** Nothing kept, free ports: tests, the demo and the benchmark, beside a running stack. */
    public static StackOptions throwAway() {
        return new StackOptions(null, StackPorts.free(), true);
    }

    public StackOptions withoutLimits() {
        return new StackOptions(folder, ports, false);
    }
}
