package kz.cvety.sync.inbound;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.cvety.events.sync.ProductRemovalReported;
import kz.cvety.events.sync.ProductReported;
import kz.cvety.events.sync.SyncProductEvent;
import kz.cvety.sync.Connection;
import kz.cvety.sync.FieldOwner;
import kz.cvety.sync.ProductField;
import kz.cvety.sync.products.Conflict;
import kz.cvety.sync.products.Conflict.Winner;
import kz.cvety.sync.products.ProductBelief;
import kz.cvety.sync.products.ProductWords;
import kz.cvety.sync.products.ToldProduct;
import org.jspecify.annotations.Nullable;

/**
 * Tells news about products from repetition, and settles what both sides changed. Knows no database and no clock: the same
 * belief and the same telling always decide the same.
 *
 * <p>Versions decide per field where they are told. A product that was deleted there stays so until a newer version is told,
 * or it is found there when we look; a telling without a version makes us look.
 */
final class ProductDecisions {

    /** Too little is told about a product that nobody has heard of. */
    static final String UNKNOWN = "unknown-product";

    private ProductDecisions() {}

    /**
     * Decides about one telling.
     *
     * @param authoritative we asked for it, so it is the present state
     * @param trusted a person looked at it, so the price guard steps back
     * @param receivedAt stands for the time of their change when they tell none
     */
    static ProductDecision decide(
            ProductBelief belief,
            ToldProduct told,
            Connection connection,
            boolean authoritative,
            boolean trusted,
            Instant receivedAt) {
        if (told.removed()) {
            return removed(belief, told, receivedAt);
        }
        if (belief.removed()) {
            var version = told.version();
            var since = belief.removedVersion();
            if (version != null && since != null) {
                if (authoritative ? version < since : version <= since) {
                    return ProductDecision.Believed.nothing(Outcome.STALE, belief, false);
                }
            } else if (!authoritative) {
                return ProductDecision.Believed.nothing(Outcome.QUEUED, belief, true);
            }
        }
        if (belief.isUnheardOf() && !authoritative && !told.words().containsKey(ProductField.NAME)) {
            return new ProductDecision.Doubted(UNKNOWN, "The product is not known here; it will be read from Bitrix");
        }
        var merge = new ProductMerge(belief, told, connection.owners(), authoritative, receivedAt);
        merge.run();
        var doubt = merge.doubtedPrice();
        if (doubt != null && !trusted) {
            return new ProductDecision.Doubted(
                    "implausible-price", connection.productPrices().label() + ": " + doubt);
        }
        return believed(belief, told, merge, receivedAt);
    }

    private static ProductDecision believed(
            ProductBelief belief, ToldProduct told, ProductMerge merge, Instant receivedAt) {
        var changed = merge.changed();
        var news = !changed.isEmpty() || belief.isUnheardOf();
        var outcome = news ? Outcome.CHANGED : merge.quietly();
        var merged = belief.withTheirs(merge.theirs(), merge.untold())
                .withWritten(belief.written().stream()
                        .filter(write -> !merge.echoed().contains(write))
                        .toList());
        var after = news ? merged.told() : merged;
        return new ProductDecision.Believed(
                outcome,
                after,
                news ? Optional.of(reported(after, told, merge, receivedAt)) : Optional.empty(),
                merge.echoed(),
                merge.conflicts(),
                told.version() == null && outcome != Outcome.UNCHANGED,
                !after.untold().equals(belief.untold()) || !merge.conflicts().isEmpty());
    }

    private static SyncProductEvent reported(
            ProductBelief after, ToldProduct told, ProductMerge merge, Instant receivedAt) {
        var words = after.theirs().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey(), entry -> entry.getValue().value()));
        words.putAll(merge.late());
        return new ProductReported(
                after.key().productId(),
                after.key().connection(),
                told.externalId(),
                after.revision(),
                Objects.requireNonNullElse(told.at(), receivedAt),
                ProductWords.reported(words, after.ours()),
                merge.changed().stream().map(ProductField::reported).toList(),
                told.changedBy());
    }

    private static ProductDecision removed(ProductBelief belief, ToldProduct told, Instant receivedAt) {
        var known = newest(belief.theirVersion(), belief.removedVersion());
        if (told.version() != null && known != null && told.version() < known) {
            return ProductDecision.Believed.nothing(Outcome.STALE, belief, false);
        }
        if (belief.removed()) {
            return ProductDecision.Believed.nothing(Outcome.UNCHANGED, belief, false);
        }
        var unheardOf = belief.isUnheardOf();
        var gone = belief.withRemoval(told.version());
        var after = unheardOf ? gone : gone.told();
        var at = Objects.requireNonNullElse(told.at(), receivedAt);
        return new ProductDecision.Believed(
                unheardOf ? Outcome.UNCHANGED : Outcome.CHANGED,
                after,
                unheardOf
                        ? Optional.empty()
                        : Optional.of(new ProductRemovalReported(
                                after.key().productId(),
                                after.key().connection(),
                                told.externalId(),
                                after.revision(),
                                at,
                                told.changedBy())),
                List.of(),
                conflict(belief, told, at, receivedAt),
                false,
                !belief.untold().isEmpty());
    }

    /** What we changed of it and they never saw is gone with it, but not without a trace. */
    private static List<Conflict> conflict(ProductBelief belief, ToldProduct told, Instant at, Instant now) {
        if (belief.untold().isEmpty()) {
            return List.of();
        }
        var words = belief.ourWords();
        var ours = belief.untold().keySet().stream()
                .map(field -> field.label() + "=" + words.get(field))
                .collect(Collectors.joining("\n"));
        var oursAt = belief.untold().values().stream()
                .map(ProductBelief.Untold::at)
                .max(Instant::compareTo)
                .orElse(null);
        return List.of(Conflict.of(
                belief,
                Conflict.WHOLE,
                ours,
                oursAt,
                "deleted",
                told.version(),
                at,
                Winner.THEIRS,
                FieldOwner.THEIRS,
                now));
    }

    private static @Nullable Long newest(@Nullable Long a, @Nullable Long b) {
        return a == null ? b : b == null ? a : Long.valueOf(Math.max(a, b));
    }
}
