package kz.cvety.sync.outbound;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.cvety.events.sync.ProductReported;
import kz.cvety.sync.Connection;
import kz.cvety.sync.FieldOwner;
import kz.cvety.sync.ProductField;
import kz.cvety.sync.products.Conflict;
import kz.cvety.sync.products.Conflict.Winner;
import kz.cvety.sync.products.ProductBelief;
import kz.cvety.sync.products.ProductBelief.Overwritten;
import kz.cvety.sync.products.ProductBelief.Untold;
import kz.cvety.sync.products.ProductWords;
import org.jspecify.annotations.Nullable;

/**
 * What new versions of one product mean for what one connection still has to hear: every field that a person here changed,
 * unless it is the other side's to say, and then it is put back here.
 */
final class OurVersions {

    private final Connection connection;
    private final Instant now;
    private final Map<ProductField, Untold> untold = new EnumMap<>(ProductField.class);
    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<ProductField> undone = new ArrayList<>();
    private ProductBelief belief;
    private boolean spoke;

    private OurVersions(ProductBelief belief, Connection connection, Instant now) {
        this.belief = belief;
        this.connection = connection;
        this.now = now;
        untold.putAll(belief.untold());
    }

    /** Takes versions that the belief does not know, oldest first. */
    static OurVersions take(ProductBelief belief, Connection connection, List<ProductChange> unseen, Instant now) {
        var taken = new OurVersions(belief, connection, now);
        unseen.forEach(taken::take);
        return taken;
    }

    private void take(ProductChange change) {
        var before = belief.ourWords();
        var after = ProductWords.of(change.product());
        var fromThere = change.origin().isBitrix(connection.id());
        spoke |= !fromThere;
        after.forEach((field, word) -> {
            var changed = !word.equals(before.get(field));
            if (changed && fromThere) {
                heardThere(change, field, before.get(field), word);
            } else if (changed && field.isTold()) {
                changedHere(change, field, before.get(field), word);
            }
        });
        belief = belief.withOurs(change.product(), untold);
    }

    /** Their change came to our services after ours, so theirs is what both are to hold; where ours is there by now, it is told back. */
    private void heardThere(ProductChange change, ProductField field, @Nullable String ours, String theirs) {
        var mine = untold.remove(field);
        var heard = belief.theirs().get(field);
        var written = !belief.removed()
                && heard != null
                && heard.goesNoFurther()
                && field != ProductField.IMAGES
                && !heard.value().equals(theirs);
        if (written && connection.owners().letsUsTell(field)) {
            untold.put(field, new Untold(change.version(), change.product().updatedAt()));
        }
        var under = heard == null || !written ? Optional.<Overwritten>empty() : heard.overwritten(field, theirs);
        var settled = under.map(Overwritten::settled).orElse(false);
        if (heard != null && mine != null && ProductWords.isSame(field, heard.value(), theirs)) {
            belief = belief.withHeard(field, heard.decided(Winner.THEIRS));
        }
        if (mine != null || (written && !settled)) {
            conflicts.add(Conflict.of(
                    belief,
                    field.label(),
                    ours,
                    mine == null ? under.map(Overwritten::oursAt).orElse(null) : mine.at(),
                    theirs,
                    under.map(Overwritten::version).orElseGet(belief::theirVersion),
                    null,
                    Winner.THEIRS,
                    connection.owners().of(field),
                    now));
        }
    }

    private void changedHere(ProductChange change, ProductField field, @Nullable String before, String word) {
        var heard = belief.theirs().get(field);
        if (connection.owners().of(field) == FieldOwner.THEIRS && heard != null) {
            // a change that another Bitrix made is not argued about: two that own a field would never end
            if (before != null && !change.origin().isBitrix() && !word.equals(heard.value())) {
                undone.remove(field);
                undone.add(field);
                conflicts.add(Conflict.of(
                        belief.withOurs(change.product(), untold),
                        field.label(),
                        word,
                        change.product().updatedAt(),
                        heard.value(),
                        heard.version(),
                        null,
                        Winner.THEIRS,
                        FieldOwner.THEIRS,
                        now));
            }
            return;
        }
        var samePicture = field == ProductField.IMAGES
                && before != null
                && Objects.equals(ProductWords.mainImage(before), ProductWords.mainImage(word));
        if (!samePicture) {
            untold.put(field, new Untold(change.version(), change.product().updatedAt()));
        }
    }

    ProductBelief belief() {
        var after = belief.withOurs(Objects.requireNonNull(belief.ours()), untold);
        return undone.isEmpty() ? after : after.told();
    }

    List<Conflict> conflicts() {
        return conflicts;
    }

    /** Whether something here was changed that is theirs to say. */
    boolean overruled() {
        return !undone.isEmpty();
    }

    /** Puts that back: it comes to our services as if they had said it again. */
    ProductReported putBack(String externalId) {
        var after = belief();
        var words = after.theirs().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey(), entry -> entry.getValue().value()));
        return new ProductReported(
                after.key().productId(),
                after.key().connection(),
                externalId,
                after.revision(),
                now,
                ProductWords.reported(words, after.ours()),
                undone.stream().map(ProductField::reported).toList(),
                null);
    }

    /** Somebody here waits to hear that it is there. */
    boolean spoke() {
        return spoke;
    }
}
