package kz.cvety.sync.outbound;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import kz.cvety.sync.ProductField;
import kz.cvety.sync.products.ProductBelief;
import kz.cvety.sync.products.ProductBelief.Heard;
import kz.cvety.sync.products.ProductBelief.Untold;
import kz.cvety.sync.products.ProductWords;
import org.jspecify.annotations.Nullable;

/**
 * What both sides hold after the other one took fields of ours. A field that was heard in a later save than the one we made
 * is theirs as heard, and stays untold; so does a field that changed here again meanwhile. What we no longer say when it
 * arrives, because their change won while ours was under way, has to be told over.
 */
public final class BeliefAfterPut {

    private BeliefAfterPut() {}

    /**
     * Concludes from an answer.
     *
     * @param version the save counter in it, absent when the other side does not count
     */
    public static ProductBelief of(ProductBelief belief, ProductMessage told, @Nullable Long version) {
        var theirs = new EnumMap<ProductField, Heard>(ProductField.class);
        theirs.putAll(belief.theirs());
        var untold = new EnumMap<ProductField, Untold>(ProductField.class);
        untold.putAll(belief.untold());
        var ours = belief.ourWords();
        told.words().forEach((field, word) -> {
            var heard = theirs.get(field);
            var later = heard == null || heard.version() == null || version == null
                    ? -1
                    : heard.version().compareTo(version);
            var overtaken = later >= 0;
            if (!overtaken) {
                var whole = field == ProductField.IMAGES
                        ? ProductWords.withMainImage(heard == null ? null : heard.value(), word)
                        : word;
                var since = version != null ? version : heard == null ? null : heard.version();
                theirs.put(
                        field,
                        new Heard(whole, since, true, false)
                                .over(heard == null ? List.of() : heard.under(mineAt(belief, field))));
            }
            var mine = untold.get(field);
            var lost = later > 0 && heard != null && !ProductWords.isSame(field, heard.value(), word);
            if (mine != null && mine.version() <= told.version() && !lost) {
                untold.remove(field);
            }
            if (!overtaken && isOver(field, word, ours)) {
                untold.putIfAbsent(field, new Untold(belief.ourVersion(), updatedAt(belief)));
            }
        });
        return belief.removed() ? belief : belief.withTheirs(theirs, untold);
    }

    private static Instant mineAt(ProductBelief belief, ProductField field) {
        var mine = belief.untold().get(field);
        return mine == null ? updatedAt(belief) : mine.at();
    }

    private static boolean isOver(ProductField field, String word, Map<ProductField, String> ours) {
        var now = ours.get(field);
        return now != null && !word.equals(field == ProductField.IMAGES ? ProductWords.mainImage(now) : now);
    }

    private static Instant updatedAt(ProductBelief belief) {
        return belief.ours() == null ? belief.updatedAt() : belief.ours().updatedAt();
    }
}
