package kz.cvety.sync.products;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import kz.cvety.events.catalog.ProductSnapshot;
import kz.cvety.kit.ShopId;
import kz.cvety.sync.FieldOwners;
import kz.cvety.sync.ProductField;
import kz.cvety.sync.products.Conflict.Winner;
import org.jspecify.annotations.Nullable;

/**
 * What we last said about one product and what the other side last said, field by field. A field is in {@code untold} from
 * the moment we change it until they hold it; both sides have changed it since they agreed when they then tell something
 * else.
 *
 * @param stored whether there is a row of it already
 * @param theirs every field as it was last heard, or written by us and accepted there
 * @param removed they deleted it, in that version where one was told
 * @param revision of what we told the catalog service
 * @param written values we wrote there, or are about to, whose echo was not heard
 */
public record ProductBelief(
        Key key,
        boolean stored,
        long ourVersion,
        @Nullable ProductSnapshot ours,
        Map<ProductField, Untold> untold,
        Map<ProductField, Heard> theirs,
        boolean removed,
        @Nullable Long removedVersion,
        long revision,
        Instant updatedAt,
        List<OwnWrite> written) {

    /** The row. */
    public record Key(ShopId shop, String connection, UUID productId) {}

    /** A field of ours they do not hold yet: changed in that version, at that time. */
    public record Untold(long version, Instant at) {}

    /**
     * A field of theirs.
     *
     * @param version the save it was heard in
     * @param byUs we wrote it
     * @param confirmed it is their own word for it, not only an answer to our write
     * @param winner whose wish stands, where that was decided: theirs is on its way to our services, or has lost for good
     * @param overwritten what ours took the place of, the newest first; none when the field is theirs or they count no saves
     */
    public record Heard(
            String value,
            @Nullable Long version,
            boolean byUs,
            boolean confirmed,
            @Nullable Winner winner,
            List<Overwritten> overwritten) {

        private static final int MOST = 8;

        public Heard {
            overwritten = List.copyOf(overwritten);
        }

        public Heard(String value, @Nullable Long version, boolean byUs, boolean confirmed) {
            this(value, version, byUs, confirmed, null, List.of());
        }

        /** The same word once more, in a newer save. */
        public Heard again(String word, @Nullable Long save) {
            return new Heard(word, save, byUs, true, winner, byUs ? overwritten : List.of());
        }

        /** The same, decided about. */
        public Heard decided(Winner whose) {
            return new Heard(value, version, byUs, confirmed, whose, overwritten);
        }

        /** Whether our services will not come to say this: it is ours of before, or theirs that has lost. */
        public boolean goesNoFurther() {
            return byUs || winner == Winner.OURS;
        }

        /** What ours, changed here at that time, takes the place of. */
        public List<Overwritten> under(Instant ours) {
            return version == null ? List.of() : with(new Overwritten(value, version, ours, winner != null));
        }

        /** The same, in place of these. */
        public Heard over(List<Overwritten> before) {
            return new Heard(value, version, byUs, confirmed, winner, before);
        }

        /** The same, and that this save of theirs came under it is known and settled from now on. */
        public Heard over(String word, long save, Instant ours) {
            return over(with(new Overwritten(word, save, ours, true)));
        }

        /** The newest save of that word which ours has taken the place of. */
        public Optional<Overwritten> overwritten(ProductField field, String word) {
            return overwritten.stream()
                    .filter(known -> ProductWords.isSame(field, known.value(), word))
                    .findFirst();
        }

        /** When ours was changed here last, if a save of theirs that nobody heard of lies under it and says something of its own. */
        public Optional<Instant> hides(ProductField field, String word, long save) {
            // pictures come back under addresses of their own
            if (!byUs || field == ProductField.IMAGES || ProductWords.isSame(field, value, word)) {
                return Optional.empty();
            }
            return overwritten.stream()
                    .filter(known -> known.version() <= save)
                    .findFirst()
                    .filter(known -> !ProductWords.isSame(field, known.value(), word))
                    .map(known -> overwritten.getFirst().oursAt());
        }

        private List<Overwritten> with(Overwritten one) {
            return Stream.concat(Stream.of(one), overwritten.stream())
                    .sorted(Comparator.comparing(Overwritten::version).reversed())
                    .limit(MOST)
                    .toList();
        }

        /** Whether this is their word for what we wrote: the same save, or the first pictures since, which come under addresses of their own. */
        public boolean isAnswered(ProductField field, String word, boolean sameSave) {
            return byUs
                    && !confirmed
                    && (sameSave
                            || (field == ProductField.IMAGES
                                    && ProductWords.gallery(word).equals(ProductWords.gallery(value))));
        }
    }

    /**
     * A word that a field had there, in a save we know of, before ours took its place.
     *
     * @param oursAt when ours was changed here
     * @param settled whose wish stands was decided when it was heard of
     */
    public record Overwritten(String value, long version, Instant oursAt, boolean settled) {}

    /** A value of ours on its way there. */
    public record OwnWrite(ProductField field, UUID deliveryId, String valueHash, Instant writtenAt) {}

    public ProductBelief {
        untold = ordered(untold);
        theirs = ordered(theirs);
        written = List.copyOf(written);
    }

    /** A product nobody here has heard of. */
    public static ProductBelief none(Key key) {
        return new ProductBelief(key, false, 0, null, Map.of(), Map.of(), false, null, 0, Instant.EPOCH, List.of());
    }

    /** Neither side has said anything about it. */
    public boolean isUnheardOf() {
        return ours == null && theirs.isEmpty() && !removed;
    }

    /** Our words for the fields, as far as we have said anything. */
    public Map<ProductField, String> ourWords() {
        return ours == null ? Map.of() : ProductWords.of(ours);
    }

    /** The newest save of theirs that was heard of. */
    public @Nullable Long theirVersion() {
        return theirs.values().stream()
                .map(Heard::version)
                .filter(version -> version != null)
                .max(Long::compare)
                .orElse(null);
    }

    /** Whether a product that is there has something of ours to learn. */
    public boolean hasNews(FieldOwners owners) {
        return untold.keySet().stream().anyMatch(owners::letsUsTell);
    }

    /** Whether buyers can have it, as far as we say. */
    public boolean isOffered() {
        return ours != null && !ours.archived();
    }

    public ProductBelief withOurs(ProductSnapshot newest, Map<ProductField, Untold> nowUntold) {
        return new ProductBelief(
                key,
                stored,
                newest.version(),
                newest,
                nowUntold,
                theirs,
                removed,
                removedVersion,
                revision,
                updatedAt,
                written);
    }

    public ProductBelief withTheirs(Map<ProductField, Heard> nowTheirs, Map<ProductField, Untold> nowUntold) {
        return new ProductBelief(
                key, stored, ourVersion, ours, nowUntold, nowTheirs, false, null, revision, updatedAt, written);
    }

    /** The same with one field of theirs known better. */
    public ProductBelief withHeard(ProductField field, Heard heard) {
        var nowTheirs = new EnumMap<ProductField, Heard>(ProductField.class);
        nowTheirs.putAll(theirs);
        nowTheirs.put(field, heard);
        return new ProductBelief(
                key,
                stored,
                ourVersion,
                ours,
                untold,
                nowTheirs,
                removed,
                removedVersion,
                revision,
                updatedAt,
                written);
    }

    public ProductBelief withRemoval(@Nullable Long version) {
        return new ProductBelief(
                key, stored, ourVersion, ours, Map.of(), theirs, true, version, revision, updatedAt, written);
    }

    /** The same after one more fact. */
    public ProductBelief told() {
        return new ProductBelief(
                key,
                stored,
                ourVersion,
                ours,
                untold,
                theirs,
                removed,
                removedVersion,
                revision + 1,
                updatedAt,
                written);
    }

    public ProductBelief withWritten(List<OwnWrite> left) {
        return new ProductBelief(
                key, stored, ourVersion, ours, untold, theirs, removed, removedVersion, revision, updatedAt, left);
    }

    private static <T> Map<ProductField, T> ordered(Map<ProductField, T> fields) {
        var copy = new EnumMap<ProductField, T>(ProductField.class);
        copy.putAll(fields);
        return Collections.unmodifiableMap(copy);
    }
}
