package kz.cvety.catalog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import kz.cvety.events.ExternalId;
import kz.cvety.events.catalog.ProductAdded;
import kz.cvety.events.catalog.ProductArchived;
import kz.cvety.events.catalog.ProductChanged;
import kz.cvety.events.catalog.ProductSnapshot;
import kz.cvety.kit.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A product or a service of one shop. Each accepted change makes its version grow by one and answers the event that tells it; a
 * change to what already is makes neither. How far the world outside has followed is kept beside and is no change.
 */
public final class Product {

    private final UUID id;
    private final Origin origin;
    private final Instant createdAt;
    private long version;
    private Offer offer;
    private boolean archived;
    private Map<String, String> links;
    private Map<String, Long> heard;
    private Following following;
    private Instant updatedAt;
    private Draft draft = Draft.NONE;

    /** How much of a product has to be written: nothing new, where it stands, all of it, or a row that is not there yet. */
    public enum Draft {
        NONE,
        PROGRESS,
        REWRITTEN,
        NEW
    }

    /**
     * Everything there is to know about a product, as it is stored.
     *
     * @param links its id in the external system by connection
     * @param heard the last revision heard from each connection
     */
    public record State(
            UUID id,
            long version,
            Offer offer,
            boolean archived,
            Map<String, String> links,
            Map<String, Long> heard,
            Following following,
            String origin,
            Instant createdAt,
            Instant updatedAt) {}

    /** A product as it was stored. */
    public Product(State state) {
        id = state.id();
        version = state.version();
        offer = state.offer();
        archived = state.archived();
        links = state.links();
        heard = state.heard();
        following = state.following();
        origin = new Origin(state.origin());
        createdAt = state.createdAt();
        updatedAt = state.updatedAt();
    }

    /** A new product. */
    Product(UUID id, Offer offer, Change change) {
        offer.check();
        this.id = id;
        this.offer = offer;
        origin = change.origin();
        createdAt = stored(change.at());
        updatedAt = createdAt;
        links = Map.of();
        heard = Map.of();
        following = Following.NOTHING;
        accept(change);
        draft = Draft.NEW;
    }

    ProductAdded added() {
        return new ProductAdded(snapshot());
    }

    /** Takes over what is told. Nothing happens when all of it is known already. */
    Optional<ProductChanged> edit(Edit edit, Change change) {
        var before = offer;
        var after = before.with(edit);
        var changed = after.differencesFrom(before);
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        after.check();
        offer = after;
        accept(change);
        return Optional.of(new ProductChanged(snapshot(), changed));
    }

    /** Takes it off the shelves for good; old orders still know it. */
    Optional<ProductArchived> archive(Change change) {
        if (archived) {
            return Optional.empty();
        }
        archived = true;
        accept(change);
        return Optional.of(new ProductArchived(snapshot()));
    }

    /** Brings it back as it was. */
    Optional<ProductChanged> restore(Change change) {
        if (!archived) {
            return Optional.empty();
        }
        archived = false;
        accept(change);
        return Optional.of(new ProductChanged(snapshot(), List.of("archived")));
    }

    /** Remembers the id that an external system gave; the first one stays. */
    void linkTo(String connection, String externalId) {
        if (!links.containsKey(connection)) {
            var next = new TreeMap<>(links);
            next.put(connection, externalId);
            links = Map.copyOf(next);
            rewrite(Draft.REWRITTEN);
        }
    }

    /** Whether this is news: facts of one connection are applied in the order of their revisions, each once. */
    boolean hears(String connection, long revision) {
        if (heard.getOrDefault(connection, 0L) >= revision) {
            return false;
        }
        var next = new TreeMap<>(heard);
        next.put(connection, revision);
        heard = Map.copyOf(next);
        rewrite(Draft.PROGRESS);
        return true;
    }

    /** The external system holds everything up to this version. */
    void deliveredUpTo(long delivered) {
        follow(following.deliveredUpTo(delivered));
    }

    /** This version cannot be delivered without a person. */
    void parked(long at, String reason) {
        follow(following.parked(at, reason));
    }

    void resumed() {
        follow(following.resumed());
    }

    /** Refuses when the caller looked at another version. */
    void expectVersion(long expected) {
        if (expected != version) {
            throw new ProductMoved(expected, version);
        }
    }

    public SyncState sync() {
        return following.state();
    }

    public @Nullable String parkedReason() {
        return following.parkedReason();
    }

    /** What everybody else is told about it. */
    public ProductSnapshot snapshot() {
        var folder = offer.folder();
        return new ProductSnapshot(
                id,
                version,
                offer.kind().name(),
                offer.name(),
                offer.description(),
                offer.folderId(),
                folder == null ? null : folder.name(),
                offer.enabled(),
                archived,
                Price.CURRENCY,
                offer.price().toString(),
                offer.variants().stream().map(Variant::asPublished).toList(),
                offer.attributes(),
                offer.images(),
                offer.recipe(),
                new TreeMap<>(links)
                        .entrySet().stream()
                                .map(link -> new ExternalId(link.getKey(), link.getValue()))
                                .toList(),
                createdAt,
                updatedAt);
    }

    /** What to store. */
    public State state() {
        return new State(id, version, offer, archived, links, heard, following, origin.value(), createdAt, updatedAt);
    }

    private void accept(Change change) {
        version++;
        updatedAt = stored(change.at());
        if (!change.origin().isBitrix()) {
            following = following.behind(version);
        }
        rewrite(Draft.REWRITTEN);
    }

    private void follow(Following next) {
        if (!next.equals(following)) {
            following = next;
            rewrite(Draft.PROGRESS);
        }
    }

    private void rewrite(Draft atLeast) {
        if (draft.compareTo(atLeast) < 0) {
            draft = atLeast;
        }
    }

    /** As exact as the database keeps it, so that a product reads the same before and after it was stored. */
    private static Instant stored(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public Offer offer() {
        return offer;
    }

    public boolean archived() {
        return archived;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** How much of it has to be written. */
    public Draft draft() {
        return draft;
    }
}
