package kz.cvety.stack;

import kz.cvety.kit.testing.Ports;

/** Where the parts of a stack listen, all on the loopback. */
public record StackPorts(
        int postgres,
        int kafka,
        int bitrix,
        int telegram,
        int kaspi,
        int stripe,
        int identity,
        int orders,
        int catalog,
        int payments,
        int notifications,
        int gateway) {

    static StackPorts wellKnown() {
        return new StackPorts(54320, 19092, 8090, 8091, 8093, 8094, 8086, 8081, 8082, 8083, 8084, 8085);
    }

    static StackPorts free() {
        return new StackPorts(
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free(),
                Ports.free());
    }
}
