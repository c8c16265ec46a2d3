package kz.cvety.orders;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import kz.cvety.events.ExternalId;
import kz.cvety.events.orders.OrderAmended;
import kz.cvety.events.orders.OrderPlaced;
import kz.cvety.events.orders.OrderSnapshot;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.events.orders.OrderStatusChanged;
import kz.cvety.kit.Money;
import kz.cvety.kit.Origin;
import kz.cvety.kit.ShopId;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * An order of one shop. Each accepted change makes its version grow by one and answers the event that tells it; a change to what
 * already is makes neither. How far the world outside has followed is kept beside and is no change.
 */
@Entity
@Table(name = "orders")
public class Order {

    static final int COLLECTIONS_AT_ONCE = 1000;

    @Id
    private UUID id;

    @TenantId
    @Column(name = "shop_id")
    private String shop;

    @Version
    private int lockVersion;

    private long version;
    private String trackingId;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    @Embedded
    private Particulars particulars;

    @ElementCollection
    @CollectionTable(name = "order_link", joinColumns = @JoinColumn(name = "order_id"))
    @BatchSize(size = COLLECTIONS_AT_ONCE)
    private Set<ExternalLink> links = new LinkedHashSet<>();

    private String origin;

    @Embedded
    private Following following;

    @Convert(converter = RevisionsConverter.class)
    private Map<String, Long> heard = Map.of();

    @Embedded
    private StockNews stock = StockNews.NOTHING;

    @Embedded
    private @Nullable PayTerms terms;

    private Instant placedAt;
    private Instant updatedAt;

    /** Whether more than the {@link Motion} has changed since the order was read. */
    @Transient
    private boolean rewritten;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Order() {}

    /** A new order. Its shop is the one of the running transaction, as for everything that is stored. */
    public Order(
            ShopId shop,
            UUID id,
            String trackingId,
            OrderStatus status,
            Details details,
            @Nullable PayTerms terms,
            Origin origin,
            Instant placedAt) {
        this.shop = shop.value();
        this.id = id;
        this.trackingId = trackingId;
        this.status = status;
        this.origin = origin.value();
        this.placedAt = stored(placedAt);
        this.updatedAt = this.placedAt;
        this.particulars = new Particulars(details);
        this.terms = terms;
        this.following = Following.NOTHING;
        this.rewritten = true;
        accept(origin, placedAt);
    }

    public OrderPlaced placed() {
        return new OrderPlaced(snapshot());
    }

    /** Moves along the lifecycle. Nothing happens when that is the status already. */
    public Optional<OrderStatusChanged> moveTo(OrderStatus to, Change change) {
        if (to == status) {
            return Optional.empty();
        }
        var inGraph = Lifecycle.allows(status, to);
        if (!inGraph && !change.origin().isBitrix()) {
            throw new TransitionNotAllowed(status, to);
        }
        var from = status;
        status = to;
        accept(change.origin(), change.at());
        return Optional.of(
                new OrderStatusChanged(snapshot(), from.name(), to.name(), change.actor(), change.note(), !inGraph));
    }

    /** Takes over what is told. Nothing happens when all of it is known already. */
    public Optional<OrderAmended> amend(Details told, Change change) {
        var before = snapshot();
        rewritten = true;
        particulars.take(told);
        var changed = Differences.between(before, snapshot());
        if (changed.isEmpty()) {
            return Optional.empty();
        }
        accept(change.origin(), change.at());
        return Optional.of(new OrderAmended(snapshot(), changed));
    }

    /** Remembers the id that an external system gave; the first one stays. */
    public void linkTo(String connection, String externalId) {
        if (links.stream().noneMatch(link -> link.connection().equals(connection))) {
            links.add(new ExternalLink(connection, externalId));
            rewritten = true;
        }
    }

    /** Whether this is news: facts of one connection are applied in the order of their revisions, each once. */
    public boolean hears(String connection, long revision) {
        if (heard.getOrDefault(connection, 0L) >= revision) {
            return false;
        }
        var next = new TreeMap<>(heard);
        next.put(connection, revision);
        heard = Map.copyOf(next);
        return true;
    }

    /** The external system holds everything up to this version. */
    public void deliveredUpTo(long delivered) {
        following = following.deliveredUpTo(delivered);
    }

    /** This version cannot be delivered without a person. */
    public void parked(long at, String reason) {
        following = following.parked(at, reason);
    }

    public void resumed() {
        following = following.resumed();
    }

    /** Refuses when the caller looked at another version. */
    public void expectVersion(long expected) {
        if (expected != version) {
            throw new VersionMismatch(expected, version);
        }
    }

    public SyncState sync() {
        return following.state();
    }

    public OrderSnapshot snapshot() {
        return new OrderSnapshot(
                id,
                version,
                trackingId,
                particulars.orderNumber(),
                status.name(),
                particulars.currency(),
                particulars.goods().toString(),
                particulars.fee().toString(),
                particulars.total().toString(),
                buyer().asPerson(),
                recipient().asPerson(),
                delivery().asDelivery(),
                particulars.lines().stream().map(OrderLine::asItem).toList(),
                particulars.cardText(),
                particulars.instructions(),
                links.stream()
                        .map(link -> new ExternalId(link.connection(), link.externalId()))
                        .toList(),
                terms == null ? null : terms.asTerms(),
                placedAt,
                updatedAt);
    }

    /** What to store of an order of which nothing else has changed; absent when more has. */
    public Optional<Motion> motion() {
        return rewritten
                ? Optional.empty()
                : Optional.of(new Motion(
                        id, lockVersion, version, status.name(), following, RevisionsConverter.text(heard), updatedAt));
    }

    private void accept(Origin by, Instant at) {
        version++;
        updatedAt = stored(at);
        if (!by.isBitrix()) {
            following = following.behind(version);
        }
    }

    /** As exact as the database keeps it, so that an order reads the same before and after it was stored. */
    private static Instant stored(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    public UUID id() {
        return id;
    }

    public String shop() {
        return shop;
    }

    public long version() {
        return version;
    }

    public OrderStatus status() {
        return status;
    }

    /** Whether nobody works on it yet: money may still move it. */
    boolean isUntouched() {
        return status == OrderStatus.NEW || status == OrderStatus.PROCESSING;
    }

    public Money total() {
        return particulars.total();
    }

    /** How it is paid online, if that was arranged. */
    public @Nullable PayTerms terms() {
        return terms;
    }

    public Contact buyer() {
        return particulars.buyer();
    }

    public Contact recipient() {
        return particulars.recipient();
    }

    public Destination delivery() {
        return particulars.delivery();
    }

    public String origin() {
        return origin;
    }

    public StockNews stock() {
        return stock;
    }

    public @Nullable String parkedReason() {
        return following.parkedReason();
    }

    public Instant placedAt() {
        return placedAt;
    }
}
