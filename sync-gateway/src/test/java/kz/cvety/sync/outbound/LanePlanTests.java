package kz.cvety.sync.outbound;

import static kz.cvety.sync.outbound.Orders.MANAGER;
import static kz.cvety.sync.outbound.Orders.amended;
import static kz.cvety.sync.outbound.Orders.moved;
import static kz.cvety.sync.outbound.Orders.placed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.Origin;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class LanePlanTests {

    private static final Origin BITRIX = Origin.bitrix("almaty");
    private final UUID id = UUID.randomUUID();

    @Test
    void createsAnOrderThatIsNotThereWithItsNewestContent() {
        var plan = plan(true, false, List.of(), placed(id), moved(id, 2, "PAID"), moved(id, 3, "ACCEPTED"));

        assertThat(steps(plan)).containsExactly(Tuple.tuple(Delivery.Kind.CREATE, 3L, "ACCEPTED"));
    }

    @Test
    void rewritesACreateThatNobodyOverThereHasSeen() {
        var create = pending(Delivery.Kind.CREATE, 1, 0, false);

        var plan = plan(true, false, List.of(create), moved(id, 2, "PAID"));

        assertThat(plan.appended()).isEmpty();
        assertThat(plan.rewritten()).containsOnlyKeys(create.id());
        assertThat(plan.rewritten().get(create.id()).status()).isEqualTo("PAID");
    }

    @Test
    void followsACreateThatWasTriedWithSteps() {
        var plan = plan(true, false, List.of(pending(Delivery.Kind.CREATE, 1, 1, true)), moved(id, 2, "PAID"));

        assertThat(plan.rewritten()).isEmpty();
        assertThat(steps(plan)).containsExactly(Tuple.tuple(Delivery.Kind.STATUS, 2L, "PAID"));
    }

    @Test
    void keepsEveryStepInOrder() {
        var plan = plan(true, true, List.of(), moved(id, 2, "PAID"), moved(id, 3, "ACCEPTED"));

        assertThat(steps(plan))
                .containsExactly(
                        Tuple.tuple(Delivery.Kind.STATUS, 2L, "PAID"),
                        Tuple.tuple(Delivery.Kind.STATUS, 3L, "ACCEPTED"));
    }

    @Test
    void tellsOnlyTheNewestStepWhereThatIsEnough() {
        var waiting = pending(Delivery.Kind.STATUS, 2, 0, false);

        var fresh = plan(false, true, List.of(), moved(id, 2, "PAID"), moved(id, 3, "ACCEPTED"));
        var merged = plan(false, true, List.of(waiting), moved(id, 3, "ACCEPTED"));

        assertThat(steps(fresh)).containsExactly(Tuple.tuple(Delivery.Kind.STATUS, 3L, "ACCEPTED"));
        assertThat(merged.appended()).isEmpty();
        assertThat(merged.rewritten()).containsOnlyKeys(waiting.id());
    }

    @Test
    void neverTellsAChangeBackToWhereItCameFrom() {
        var plan = plan(true, true, List.of(), moved(id, 2, "ACCEPTED", BITRIX));

        assertThat(plan.appended()).isEmpty();
        assertThat(plan.settles()).isFalse();
    }

    @Test
    void saysThatAStepOfOursIsSettledByANewerOneFromThere() {
        var waiting = pending(Delivery.Kind.STATUS, 2, 0, false);

        assertThat(plan(true, true, List.of(waiting), moved(id, 3, "ACCEPTED", BITRIX))
                        .settles())
                .isTrue();
        assertThat(plan(true, true, List.of(), moved(id, 2, "PAID"), moved(id, 3, "ACCEPTED", BITRIX))
                        .settles())
                .isTrue();
    }

    @Test
    void givesWayToANewerStatusFromThereUnlessAStepMayHaveArrived() {
        var waiting = pending(Delivery.Kind.STATUS, 2, 0, false);
        var refused = pending(Delivery.Kind.STATUS, 2, 3, false);
        var underWay = pending(Delivery.Kind.STATUS, 2, 1, true);

        assertThat(plan(true, true, List.of(waiting, refused), moved(id, 3, "ACCEPTED", BITRIX))
                        .superseded())
                .containsExactlyInAnyOrder(waiting.id(), refused.id());
        assertThat(plan(true, true, List.of(underWay), moved(id, 3, "ACCEPTED", BITRIX))
                        .superseded())
                .isEmpty();
    }

    @Test
    void keepsAStepWhenOnlySomethingElseWasEditedThere() {
        var waiting = pending(Delivery.Kind.STATUS, 2, 0, false);

        var plan = plan(true, true, List.of(waiting), amended(id, 3, "PAID", BITRIX));

        assertThat(plan.superseded()).isEmpty();
        assertThat(plan.settles()).isFalse();
    }

    @Test
    void saysThatAnAmendmentWhichCannotBeToldIsSettled() {
        assertThat(plan(true, true, List.of(), amended(id, 2, "PAID", MANAGER)).settles())
                .isTrue();
    }

    private LanePlan plan(boolean everyStep, boolean known, List<Delivery> pending, OrderChange... changes) {
        return LanePlan.of("almaty", everyStep, known, pending, List.of(changes));
    }

    private static List<Tuple> steps(LanePlan plan) {
        return plan.appended().stream()
                .map(entry -> Tuple.tuple(entry.kind(), entry.version(), entry.status()))
                .toList();
    }

    private Delivery pending(Delivery.Kind kind, long version, int attempts, boolean unknown) {
        return new Delivery(
                UUID.randomUUID(),
                kind,
                version,
                "NEW",
                null,
                Delivery.State.QUEUED,
                attempts,
                attempts,
                unknown,
                null,
                Instant.EPOCH);
    }
}
