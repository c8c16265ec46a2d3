package kz.cvety.sync.inbound;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import kz.cvety.sync.Amount;
import kz.cvety.sync.FieldOwner;
import kz.cvety.sync.FieldOwners;
import kz.cvety.sync.ProductField;
import kz.cvety.sync.Written;
import kz.cvety.sync.products.Conflict;
import kz.cvety.sync.products.Conflict.Winner;
import kz.cvety.sync.products.ProductBelief;
import kz.cvety.sync.products.ProductBelief.Heard;
import kz.cvety.sync.products.ProductBelief.OwnWrite;
import kz.cvety.sync.products.ProductBelief.Untold;
import kz.cvety.sync.products.ProductWords;
import kz.cvety.sync.products.ToldProduct;
import org.jspecify.annotations.Nullable;

/**
 * What is told about a product over what was known of it, field by field: too old, known, an echo of ours, or a change, which
 * then is weighed against a change of ours that they have not seen.
 */
final class ProductMerge {

    private final ProductBelief belief;
    private final ToldProduct told;
    private final FieldOwners owners;
    private final boolean authoritative;
    private final Instant now;
    private final Instant theirsAt;
    private final Map<ProductField, String> ours;
    private final Map<ProductField, Heard> theirs;
    private final Map<ProductField, Untold> untold;
    private final List<ProductField> changed = new ArrayList<>();
    private final List<OwnWrite> echoed = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final Map<ProductField, String> late = new EnumMap<>(ProductField.class);
    private @Nullable String doubtedPrice;
    private boolean heardNow;
    private boolean absorbed;

    ProductMerge(
            ProductBelief belief, ToldProduct told, FieldOwners owners, boolean authoritative, Instant receivedAt) {
        this.belief = belief;
        this.told = told;
        this.owners = owners;
        this.authoritative = authoritative;
        this.now = receivedAt;
        this.theirsAt = Objects.requireNonNullElse(told.at(), receivedAt);
        this.ours = belief.ourWords();
        this.theirs = new EnumMap<>(ProductField.class);
        this.theirs.putAll(belief.theirs());
        this.untold = new EnumMap<>(ProductField.class);
        this.untold.putAll(belief.untold());
    }

    void run() {
        told.words().forEach((field, word) -> hear(field, whole(field, word)));
        if (belief.removed()) {
            told.words().keySet().stream()
                    .filter(field -> owners.of(field) != FieldOwner.OURS && !changed.contains(field))
                    .forEach(changed::add);
        }
    }

    private String whole(ProductField field, String word) {
        if (field != ProductField.IMAGES || !told.onlyMainImage()) {
            return word;
        }
        var heard = theirs.get(field);
        return ProductWords.withMainImage(heard == null ? null : heard.value(), word);
    }

    private void hear(ProductField field, String word) {
        var heard = theirs.get(field);
        var age = age(heard);
        var answer = heard != null && heard.isAnswered(field, word, age == 0);
        if (age < 0 && heard != null) {
            weighLate(field, word, heard);
            return;
        }
        if (age == 0 && !authoritative && !answer) {
            return;
        }
        heardNow = true;
        var same = heard != null && ProductWords.isSame(field, heard.value(), word);
        theirs.put(
                field,
                heard != null && (same || answer)
                        ? heard.again(word, newest(heard))
                        : new Heard(word, newest(heard), false, true));
        if (answer) {
            absorbed = true;
            return;
        }
        var echo = echoOf(field, word, heard);
        if (echo != null) {
            echoed.add(echo);
            var mine = untold.get(field);
            theirs.put(
                    field,
                    new Heard(word, newest(heard), true, true)
                            .over(heard == null ? List.of() : heard.under(mine == null ? updatedAt() : mine.at())));
            againIfOutdated(field, word);
            return;
        }
        if (same || isOnlyUntoldThere(field, word, heard)) {
            return;
        }
        if (word.equals(ours.get(field))) {
            untold.remove(field);
            if (heard != null) {
                // what they said before may still be on its way to the catalog
                changed.add(field);
            }
            return;
        }
        doubt(field, word, heard);
        change(field, word);
    }

    /** A save that ours has overwritten before it was heard of: what a person there wished has not been weighed yet. */
    private void weighLate(ProductField field, String word, Heard heard) {
        var version = told.version();
        var hidden = version == null ? Optional.<Instant>empty() : heard.hides(field, word, version);
        if (version == null || hidden.isEmpty()) {
            return;
        }
        theirs.put(field, heard.over(word, version, hidden.get()));
        doubt(field, word, heard);
        var mine = new Untold(belief.ourVersion(), hidden.get());
        var owner = owners.of(field);
        if (owner == FieldOwner.OURS || (owner == FieldOwner.NEWEST && isNewer(mine))) {
            settle(field, word, mine, Winner.OURS, owner);
        } else {
            settle(field, word, mine, Winner.THEIRS, owner); // told there again when the catalog has taken it
            late.put(field, word);
            changed.add(field);
        }
    }

    /** An attribute of ours that was never told there is not cleared by their never having had it. */
    private boolean isOnlyUntoldThere(ProductField field, String word, @Nullable Heard heard) {
        return heard == null && !field.isTold() && word.isEmpty() && !ours.isEmpty();
    }

    /** What we wrote there was no longer what we say when it arrived. */
    private void againIfOutdated(ProductField field, String word) {
        var mine = ours.get(field);
        if (field != ProductField.IMAGES
                && mine != null
                && !mine.equals(word)
                && owners.letsUsTell(field)
                && !untold.containsKey(field)) {
            untold.put(field, new Untold(belief.ourVersion(), updatedAt()));
        }
    }

    /** Whether this save is newer (1), the same (0) or older than the one the field was heard in; unknown is newer. */
    private int age(@Nullable Heard heard) {
        return heard == null || heard.version() == null || told.version() == null
                ? 1
                : told.version().compareTo(heard.version());
    }

    private @Nullable Long newest(@Nullable Heard heard) {
        return told.version() != null || heard == null ? told.version() : heard.version();
    }

    /** Pictures come back under addresses of their own, so of those only what we did not write has to be as it was. */
    private @Nullable OwnWrite echoOf(ProductField field, String word, @Nullable Heard heard) {
        var pictures = field == ProductField.IMAGES;
        var hash = HexFormat.of().formatHex(Written.hash(pictures ? ProductWords.mainImage(word) : word));
        var gallery = heard == null ? "" : ProductWords.gallery(heard.value());
        var sameGallery =
                pictures && (heard == null || ProductWords.gallery(word).equals(gallery));
        return belief.written().stream()
                .filter(write -> write.field() == field && !echoed.contains(write))
                .filter(write -> write.writtenAt().isAfter(now.minus(Decisions.ECHO_WITHIN)))
                .filter(write -> write.valueHash().equals(hash) || sameGallery)
                .findFirst()
                .orElse(null);
    }

    private void doubt(ProductField field, String word, @Nullable Heard heard) {
        if (field != ProductField.PRICE || doubtedPrice != null) {
            return;
        }
        var price = Amount.ofDecimal(word);
        for (var before : new @Nullable String[] {heard == null ? null : heard.value(), ours.get(field)}) {
            if (before != null && price.isImplausibleAfter(Amount.ofDecimal(before))) {
                doubtedPrice = before + " would become " + word;
                return;
            }
        }
    }

    private void change(ProductField field, String word) {
        var owner = owners.of(field);
        var mine = untold.get(field);
        if (ours.isEmpty()) {
            changed.add(field);
        } else if (owner == FieldOwner.OURS || (owner == FieldOwner.NEWEST && mine != null && isNewer(mine))) {
            settle(field, word, mine, Winner.OURS, owner);
            if (mine == null && field.isTold()) {
                untold.put(field, new Untold(belief.ourVersion(), updatedAt()));
            }
        } else {
            if (mine != null) {
                settle(field, word, mine, Winner.THEIRS, owner);
                untold.remove(field);
            }
            changed.add(field);
        }
    }

    /** Their clock shows whole seconds. */
    private boolean isNewer(Untold mine) {
        return mine.at().truncatedTo(ChronoUnit.SECONDS).isAfter(theirsAt);
    }

    private Instant updatedAt() {
        return belief.ours() == null ? now : belief.ours().updatedAt();
    }

    private void settle(ProductField field, String word, @Nullable Untold mine, Winner winner, FieldOwner owner) {
        theirs.computeIfPresent(field, (any, heard) -> heard.value().equals(word) ? heard.decided(winner) : heard);
        conflicts.add(Conflict.of(
                belief,
                field.label(),
                ours.get(field),
                mine == null ? updatedAt() : mine.at(),
                word,
                told.version(),
                theirsAt,
                winner,
                owner,
                now));
    }

    Map<ProductField, Heard> theirs() {
        return theirs;
    }

    Map<ProductField, Untold> untold() {
        return untold;
    }

    /** Words of theirs that won and that ours has overwritten there. */
    Map<ProductField, String> late() {
        return late;
    }

    /** What the catalog service has to apply. */
    List<ProductField> changed() {
        return List.copyOf(changed);
    }

    List<OwnWrite> echoed() {
        return List.copyOf(echoed);
    }

    List<Conflict> conflicts() {
        return List.copyOf(conflicts);
    }

    /** Both prices, when one of them can hardly be right. */
    @Nullable
    String doubtedPrice() {
        return doubtedPrice;
    }

    /** What came of it when there is nothing to apply. */
    Outcome quietly() {
        if (!conflicts.isEmpty()) {
            return Outcome.OVERRULED;
        }
        if (!echoed.isEmpty() || absorbed) {
            return Outcome.ECHO;
        }
        return heardNow ? Outcome.UNCHANGED : Outcome.STALE;
    }
}
