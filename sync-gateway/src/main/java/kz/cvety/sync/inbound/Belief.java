package kz.cvety.sync.inbound;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.events.sync.ReportedOrder;
import org.jspecify.annotations.Nullable;

/**
 * What Bitrix said last about one order, beside what is needed to tell news from echoes.
 *
 * @param stored whether there is a row of it already
 * @param ours what we last said, in the words of the other side; only there while Bitrix has described nothing
 * @param theirStatusVersion the save at which their status was heard, by a snapshot, a thin hook or our own write
 * @param theirs their last description, without the status
 * @param revision of what we told the order service
 * @param lastByUs their newest change was written by us
 * @param written status values we wrote there, or are about to, whose echo was not heard
 */
public record Belief(
        BeliefKey key,
        boolean stored,
        @Nullable OrderStatus ourStatus,
        @Nullable ReportedOrder ours,
        @Nullable Long theirVersion,
        @Nullable OrderStatus theirStatus,
        @Nullable Long theirStatusVersion,
        @Nullable ReportedOrder theirs,
        long revision,
        boolean lastByUs,
        Instant updatedAt,
        List<OwnWrite> written) {

    /** A status of ours on its way there. */
    public record OwnWrite(UUID deliveryId, String valueHash, Instant writtenAt) {}

    /** An order nobody here has heard of. */
    static Belief none(BeliefKey key) {
        return new Belief(key, false, null, null, null, null, null, null, 0, false, Instant.EPOCH, List.of());
    }

    boolean isUnheardOf() {
        return !stored && theirs == null && theirStatus == null;
    }
}
