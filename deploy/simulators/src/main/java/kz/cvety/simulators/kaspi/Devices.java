package kz.cvety.simulators.kaspi;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import kz.cvety.simulators.machinery.Journal;
import kz.cvety.simulators.web.Json;
import tools.jackson.databind.node.ObjectNode;

/** The seller's registered devices and where they stand. */
final class Devices {

    static final long TRADE_POINT = 1;

    private final Map<String, Device> byToken = new HashMap<>();
    private final Journal journal;

    Devices(KaspiOptions options, Journal journal) {
        this.journal = journal;
        byToken.put(options.deviceToken, new Device(options.deviceToken, "till-1", TRADE_POINT, false));
    }

    /** A device; a deleted one is remembered. */
    record Device(String token, String deviceId, long tradePointId, boolean deleted) {}

    record Line(Device device) {}

    /** Registers a device, or answers the token of one that is registered there already. */
    synchronized String register(String deviceId, long tradePoint) {
        for (var device : byToken.values()) {
            if (device.deviceId().equals(deviceId) && !device.deleted()) {
                if (device.tradePointId() != tradePoint) {
                    throw Refused.deviceElsewhere();
                }
                return device.token();
            }
        }
        var token = UUID.randomUUID().toString();
        put(new Device(token, deviceId, tradePoint, false));
        return token;
    }

    synchronized void delete(String token) {
        var device = check(token);
        put(new Device(token, device.deviceId(), device.tradePointId(), true));
    }

    /** The device of the token, if it may be used. */
    synchronized Device check(String token) {
        var device = byToken.get(token);
        if (device == null) {
            throw Refused.noDevice();
        }
        if (device.deleted()) {
            throw Refused.deletedDevice();
        }
        return device;
    }

    synchronized void restore(ObjectNode line) {
        var device = Json.MAPPER.convertValue(line.path("device"), Device.class);
        byToken.put(device.token(), device);
    }

    synchronized Iterable<Line> lines() {
        return byToken.values().stream().map(Line::new).toList();
    }

    private void put(Device device) {
        byToken.put(device.token(), device);
        journal.append(new Line(device));
    }
}
