package kz.cvety.sync.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.events.sync.OrderReported;
import kz.cvety.events.sync.OrderStatusReported;
import kz.cvety.events.sync.ReportedOrder;
import kz.cvety.events.sync.SyncOrderEvent;
import kz.cvety.sync.Written;
import kz.cvety.sync.bitrix.Told;
import org.jspecify.annotations.Nullable;

/**
 * Tells news from repetition. Knows no database and no clock: the same belief and the same telling always decide the same.
 *
 * <p>Versions decide where they are told: not newer means stale, except for a snapshot we asked for, which is the present
 * state. A telling without a version counts by what differs, and is settled by reading the order. A fact names only what
 * differs from what Bitrix said before, so a change of ours that it has not seen is not undone.
 */
final class Decisions {

    /** An echo comes within seconds; a row that waited longer lost its hook, and must not swallow a person's edit. */
    static final Duration ECHO_WITHIN = Duration.ofMinutes(10);

    private Decisions() {}

    static Decision decide(
            Belief belief, Told told, String connection, boolean authoritative, boolean trusted, Instant now) {
        var statusStale =
                isStale(told.version(), newer(belief.theirVersion(), belief.theirStatusVersion()), authoritative);
        var stale = told.order() == null ? statusStale : isStale(told.version(), belief.theirVersion(), authoritative);
        if (stale) {
            return new Decision.Believed(Outcome.STALE, belief, Optional.empty(), Optional.empty(), false, false);
        }
        var merge = Merge.of(belief.theirs(), belief.ours(), told.order());
        if (!trusted && merge.hasImplausibleTotal()) {
            return new Decision.Doubted("implausible-price", "The total would change by 50 times or more");
        }
        var newStatus = statusStale ? null : told.status();
        var echo = newStatus == null ? null : echoOf(newStatus, belief, now);
        var statusChanged = newStatus != null && echo == null && newStatus != belief.theirStatus();
        var changed = new ArrayList<>(merge.changed());
        if (statusChanged) {
            changed.addFirst("status");
        }
        var news = !changed.isEmpty() || belief.isUnheardOf();
        var outcome = news ? Outcome.CHANGED : echo != null ? Outcome.ECHO : Outcome.UNCHANGED;
        var status = newStatus == null ? belief.theirStatus() : newStatus;
        var after = new Belief(
                belief.key(),
                belief.stored(),
                belief.ourStatus(),
                belief.ours(),
                told.order() == null ? belief.theirVersion() : newer(told.version(), belief.theirVersion()),
                status,
                newStatus == null ? belief.theirStatusVersion() : newer(told.version(), belief.theirStatusVersion()),
                merge.merged(),
                belief.revision() + (news ? 1 : 0),
                outcome == Outcome.UNCHANGED ? belief.lastByUs() : outcome == Outcome.ECHO,
                belief.updatedAt(),
                belief.written().stream().filter(row -> !row.equals(echo)).toList());
        var fact = news
                ? Optional.of(fact(told, after, status, changed, connection, now))
                : Optional.<SyncOrderEvent>empty();
        return new Decision.Believed(
                outcome,
                equal(after, belief) ? belief : after,
                fact,
                Optional.ofNullable(echo).map(Belief.OwnWrite::deliveryId),
                statusChanged,
                told.version() == null && outcome != Outcome.UNCHANGED);
    }

    private static boolean isStale(@Nullable Long told, @Nullable Long known, boolean authoritative) {
        return told != null && known != null && (authoritative ? told < known : told <= known);
    }

    private static @Nullable Long newer(@Nullable Long told, @Nullable Long known) {
        return told == null ? known : known == null ? told : Long.valueOf(Math.max(told, known));
    }

    private static Belief.@Nullable OwnWrite echoOf(OrderStatus status, Belief belief, Instant now) {
        if (belief.written().isEmpty()) {
            return null;
        }
        var hash = HexFormat.of().formatHex(Written.hash(status));
        return belief.written().stream()
                .filter(row -> row.valueHash().equals(hash))
                .filter(row -> row.writtenAt().isAfter(now.minus(ECHO_WITHIN)))
                .findFirst()
                .orElse(null);
    }

    private static SyncOrderEvent fact(
            Told told,
            Belief after,
            @Nullable OrderStatus status,
            List<String> changed,
            String connection,
            Instant now) {
        UUID orderId = after.key().orderId();
        var at = Objects.requireNonNullElse(told.at(), now);
        if (told.order() == null || after.theirs() == null) {
            return new OrderStatusReported(
                    orderId,
                    connection,
                    told.externalId(),
                    after.revision(),
                    at,
                    String.valueOf(status),
                    Objects.requireNonNullElse(told.statusCode(), ""),
                    told.changedBy(),
                    told.note());
        }
        return new OrderReported(
                orderId,
                connection,
                told.externalId(),
                after.revision(),
                at,
                withStatus(after.theirs(), status),
                List.copyOf(changed),
                told.changedBy());
    }

    private static ReportedOrder withStatus(ReportedOrder order, @Nullable OrderStatus status) {
        return new ReportedOrder(
                order.orderNumber(),
                status == null ? null : status.name(),
                order.currency(),
                order.goodsTotal(),
                order.deliveryFee(),
                order.buyer(),
                order.externalBuyerId(),
                order.recipient(),
                order.delivery(),
                order.items(),
                order.cardText(),
                order.instructions());
    }

    private static boolean equal(Belief a, Belief b) {
        return Objects.equals(a.theirVersion(), b.theirVersion())
                && a.theirStatus() == b.theirStatus()
                && Objects.equals(a.theirStatusVersion(), b.theirStatusVersion())
                && a.revision() == b.revision()
                && a.lastByUs() == b.lastByUs()
                && a.written().size() == b.written().size()
                && Objects.equals(a.theirs(), b.theirs());
    }
}
