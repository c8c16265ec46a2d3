package kz.cvety.sync.inbound;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import kz.cvety.kit.ShopId;
import kz.cvety.kit.outbox.NewFact;
import kz.cvety.sync.products.Conflict;
import kz.cvety.sync.products.ProductBelief;
import org.jspecify.annotations.Nullable;

/** Everything a batch changes, collected while it is decided. */
public final class Writes {

    /** An arrival to be kept with what it was answered. */
    public record Receipt(Arrival arrival, Answer answer) {}

    /** Something for the parking lot. */
    public record Parked(
            ShopId shop,
            UUID id,
            String connection,
            UUID receiptId,
            @Nullable String externalId,
            String reason,
            String detail,
            Instant at) {}

    /** A row of the parking lot that was tried again. */
    public record Replayed(
            ShopId shop,
            UUID parkedId,
            String by,
            @Nullable String stillReason,
            @Nullable String detail) {}

    /** A write of ours whose echo was heard; without a hash, of whichever value. */
    public record Echo(
            BeliefKey entity,
            String field,
            UUID deliveryId,
            @Nullable String valueHash) {}

    private final List<Receipt> receipts = new ArrayList<>();
    private final Map<EntityKey, UUID> links = new LinkedHashMap<>();
    private final Map<BeliefKey, Belief> beliefs = new LinkedHashMap<>();
    private final Map<ProductBelief.Key, ProductBelief> products = new LinkedHashMap<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final Set<ProductBelief.Key> followed = new LinkedHashSet<>();
    private final List<Echo> echoes = new ArrayList<>();
    private final List<Parked> parked = new ArrayList<>();
    private final List<Replayed> replayed = new ArrayList<>();
    private final Set<EntityKey> rereads = new LinkedHashSet<>();
    private final Set<EntityKey> nowKnown = new LinkedHashSet<>();
    private final List<NewFact> facts = new ArrayList<>();

    public List<Receipt> receipts() {
        return receipts;
    }

    /** New links; a link is never changed. */
    public Map<EntityKey, UUID> links() {
        return links;
    }

    public Map<BeliefKey, Belief> beliefs() {
        return beliefs;
    }

    public Map<ProductBelief.Key, ProductBelief> products() {
        return products;
    }

    public List<Conflict> conflicts() {
        return conflicts;
    }

    /** Products whose lanes have to follow their beliefs. */
    public Set<ProductBelief.Key> followed() {
        return followed;
    }

    public List<Echo> echoes() {
        return echoes;
    }

    public List<Parked> parked() {
        return parked;
    }

    public List<Replayed> replayed() {
        return replayed;
    }

    public Set<EntityKey> rereads() {
        return rereads;
    }

    /** Orders that something in the parking lot may have waited for. */
    public Set<EntityKey> nowKnown() {
        return nowKnown;
    }

    public List<NewFact> facts() {
        return facts;
    }
}
