package kz.cvety.sync.inbound.web;

import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.sync.inbound.Answer;
import kz.cvety.sync.inbound.ParkingLot;
import kz.cvety.sync.inbound.ReplayParked;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where people see what was not understood, and decide. */
@RestController
@RequestMapping("/v1/parking")
@Needs(Permission.DELIVERIES_READ)
class ParkingController {

    record PageView(List<ParkingLot.Row> items, @Nullable UUID next) {}

    record StoredView(ParkingLot.Row row, String kind, UUID receipt, Instant receivedAt, String body) {}

    private static final int PAGE = 50;

    private final ParkingLot parkingLot;
    private final ReplayParked replay;

    ParkingController(ParkingLot parkingLot, ReplayParked replay) {
        this.parkingLot = parkingLot;
        this.replay = replay;
    }

    @GetMapping
    PageView list(
            Caller caller,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(defaultValue = "OPEN") @Pattern(regexp = "OPEN|REPLAYED|DISCARDED") String state,
            @RequestParam(required = false) @Nullable UUID after) {
        var items = parkingLot.list(shop(caller), new ParkingLot.Filter(reason, connection, state, after), PAGE);
        return new PageView(items, items.size() == PAGE ? items.getLast().id() : null);
    }

    @GetMapping("/{id}")
    StoredView get(Caller caller, @PathVariable UUID id) {
        var stored = parkingLot.find(shop(caller), id).orElseThrow(() -> new ReplayParked.NoSuchParked(id));
        return new StoredView(
                stored.row(),
                stored.kind().name(),
                stored.receiptId(),
                stored.receivedAt(),
                new String(stored.body().bytes(), StandardCharsets.UTF_8));
    }

    @PostMapping("/{id}/replay")
    @Needs(Permission.DELIVERIES_WRITE)
    Answer replay(Caller caller, @PathVariable UUID id) {
        return replay.one(shop(caller), id, caller.userId());
    }

    @PostMapping("/replay")
    @Needs(Permission.DELIVERIES_WRITE)
    Map<String, Object> replayAll(
            Caller caller, @RequestParam String reason, @RequestParam(required = false) @Nullable String connection) {
        return Map.of("understood", replay.all(shop(caller), reason, connection, caller.userId()));
    }

    @DeleteMapping("/{id}")
    @Needs(Permission.DELIVERIES_WRITE)
    Map<String, String> discard(Caller caller, @PathVariable UUID id) {
        if (!parkingLot.discard(shop(caller), id, caller.userId())) {
            throw new ReplayParked.NoSuchParked(id);
        }
        return Map.of("id", id.toString(), "state", "DISCARDED");
    }

    private static @Nullable ShopId shop(Caller caller) {
        return caller.isOperator() ? null : caller.shop();
    }
}
