package kz.cvety.sync.outbound.web;

import java.util.List;
import java.util.UUID;
import kz.cvety.kit.Rejection;
import kz.cvety.kit.security.Caller;
import kz.cvety.kit.security.Needs;
import kz.cvety.kit.security.Permission;
import kz.cvety.sync.outbound.LaneDesk;
import kz.cvety.sync.outbound.LaneId;
import kz.cvety.sync.outbound.web.LaneViews.LaneView;
import kz.cvety.sync.outbound.web.LaneViews.LaneWithDeliveries;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is still to be told about each order, what was tried, and a person's decision about what is stuck. */
@RestController
@RequestMapping("/v1/lanes")
@Needs(Permission.DELIVERIES_READ)
class LaneController {

    static final class NoSuchLane extends Rejection {
        NoSuchLane(UUID id) {
            super(Kind.NOT_FOUND, "no-such-lane", "There is nothing to tell about " + id + " on this connection");
        }
    }

    private final LaneViews views;
    private final LaneDesk desk;
    private final Reach reach;

    LaneController(LaneViews views, LaneDesk desk, Reach reach) {
        this.views = views;
        this.desk = desk;
        this.reach = reach;
    }

    @GetMapping
    List<LaneView> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String connection,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID after) {
        return reach.read(caller, () -> views.list(connection, state, after));
    }

    @GetMapping("/{connection}/{type}/{id}")
    LaneWithDeliveries show(
            Caller caller, @PathVariable String connection, @PathVariable String type, @PathVariable UUID id) {
        var lane = lane(caller, connection, type, id);
        return reach.read(caller, () -> views.show(lane)).orElseThrow(() -> new NoSuchLane(id));
    }

    @PostMapping("/{connection}/{type}/{id}/retry")
    @Needs(Permission.DELIVERIES_WRITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void retry(Caller caller, @PathVariable String connection, @PathVariable String type, @PathVariable UUID id) {
        desk.retry(lane(caller, connection, type, id), caller.origin());
    }

    @PostMapping("/{connection}/{type}/{id}/discard")
    @Needs(Permission.DELIVERIES_WRITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void discard(Caller caller, @PathVariable String connection, @PathVariable String type, @PathVariable UUID id) {
        desk.discard(lane(caller, connection, type, id), caller.origin());
    }

    private LaneId lane(Caller caller, String connection, String type, UUID id) {
        var found = reach.connection(caller, connection);
        return new LaneId(found.shop(), found.id(), type, id);
    }
}
