package kz.cvety.orders;

import jakarta.persistence.AttributeOverride;
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
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import kz.cvety.events.orders.ExternalId;
import kz.cvety.events.orders.OrderAmended;
import kz.cvety.events.orders.OrderItem;
import kz.cvety.events.orders.OrderPlaced;
import kz.cvety.events.orders.OrderSnapshot;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.events.orders.OrderStatusChanged;
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
    private @Nullable String orderNumber;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    private String currency;
    private long goodsTotal;
    private long deliveryFee;

    @Embedded
    @AttributeOverride(name = "name", column = @Column(name = "buyer_name"))
    @AttributeOverride(name = "phone", column = @Column(name = "buyer_phone"))
    private @Nullable Contact buyer;

    private @Nullable String externalBuyerId;

    @Embedded
    @AttributeOverride(name = "name", column = @Column(name = "recipient_name"))
    @AttributeOverride(name = "phone", column = @Column(name = "recipient_phone"))
    private @Nullable Contact recipient;

    @Embedded
    private @Nullable Destination delivery;

    @ElementCollection
    @CollectionTable(name = "order_item", joinColumns = @JoinColumn(name = "order_id"))
    @OrderColumn(name = "position")
    @BatchSize(size = COLLECTIONS_AT_ONCE)
    private List<OrderLine> items = new ArrayList<>();

    private @Nullable String cardText;
    private @Nullable String instructions;

    @ElementCollection
    @CollectionTable(name = "order_link", joinColumns = @JoinColumn(name = "order_id"))
    @BatchSize(size = COLLECTIONS_AT_ONCE)
    private Set<ExternalLink> links = new LinkedHashSet<>();

    private String origin;
    private long outboundVersion;
    private long syncedVersion;
    private @Nullable Long parkedVersion;
    private @Nullable String parkedReason;

    @Convert(converter = RevisionsConverter.class)
    private Map<String, Long> heard = Map.of();

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
            Origin origin,
            Instant placedAt) {
        this.shop = shop.value();
        this.id = id;
        this.trackingId = trackingId;
        this.status = status;
        this.currency = Money.TENGE;
        this.origin = origin.value();
        this.placedAt = stored(placedAt);
        this.updatedAt = this.placedAt;
        take(details);
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
        take(told);
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
        syncedVersion = Math.max(syncedVersion, delivered);
        if (parkedVersion != null && parkedVersion <= syncedVersion) {
            resumed();
        }
    }

    /** This version cannot be delivered without a person. */
    public void parked(long at, String reason) {
        if (at > syncedVersion) {
            parkedVersion = at;
            parkedReason = reason;
        }
    }

    public void resumed() {
        parkedVersion = null;
        parkedReason = null;
    }

    /** Refuses when the caller looked at another version. */
    public void expectVersion(long expected) {
        if (expected != version) {
            throw new VersionMismatch(expected, version);
        }
    }

    public SyncState sync() {
        if (parkedVersion != null) {
            return SyncState.PARKED;
        }
        return outboundVersion > syncedVersion ? SyncState.PENDING : SyncState.SYNCED;
    }

    public OrderSnapshot snapshot() {
        List<OrderItem> lines = items.stream().map(OrderLine::asItem).toList();
        return new OrderSnapshot(
                id,
                version,
                trackingId,
                orderNumber,
                status.name(),
                currency,
                new Money(goodsTotal, currency).toString(),
                new Money(deliveryFee, currency).toString(),
                new Money(Math.addExact(goodsTotal, deliveryFee), currency).toString(),
                buyer().asPerson(),
                recipient().asPerson(),
                delivery().asDelivery(),
                lines,
                cardText,
                instructions,
                links.stream()
                        .map(link -> new ExternalId(link.connection(), link.externalId()))
                        .toList(),
                placedAt,
                updatedAt);
    }

    private void take(Details told) {
        rewritten = true;
        currency = Objects.requireNonNullElse(Told.over(currency, told.currency()), currency);
        orderNumber = Told.over(orderNumber, told.orderNumber());
        externalBuyerId = Told.over(externalBuyerId, told.externalBuyerId());
        cardText = Told.over(cardText, told.cardText());
        instructions = Told.over(instructions, told.instructions());
        buyer = told.buyer() == null ? buyer : buyer().told(told.buyer());
        recipient = told.recipient() == null ? recipient : recipient().told(told.recipient());
        delivery = told.delivery() == null ? delivery : delivery().told(told.delivery());
        deliveryFee =
                told.deliveryFee() == null ? deliveryFee : told.deliveryFee().minor();
        if (told.items() != null) {
            var lines = OrderLine.keepingIds(items, told.items());
            if (!lines.equals(items)) {
                items.clear();
                items.addAll(lines);
            }
        }
        if (!items.isEmpty()) {
            goodsTotal = items.stream()
                    .map(OrderLine::total)
                    .reduce(Money.zero(items.getFirst().currency()), Money::plus)
                    .minor();
        } else if (told.goodsTotal() != null) {
            goodsTotal = told.goodsTotal().minor();
        }
    }

    /** What to store of an order of which nothing else has changed; absent when more has. */
    public Optional<Motion> motion() {
        return rewritten
                ? Optional.empty()
                : Optional.of(new Motion(
                        id,
                        lockVersion,
                        version,
                        status.name(),
                        outboundVersion,
                        syncedVersion,
                        parkedVersion,
                        parkedReason,
                        RevisionsConverter.text(heard),
                        updatedAt));
    }

    private void accept(Origin by, Instant at) {
        version++;
        updatedAt = stored(at);
        if (!by.isBitrix()) {
            outboundVersion = version;
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

    public Contact buyer() {
        return Objects.requireNonNullElse(buyer, Contact.UNKNOWN);
    }

    public Contact recipient() {
        return Objects.requireNonNullElse(recipient, Contact.UNKNOWN);
    }

    public Destination delivery() {
        return Objects.requireNonNullElse(delivery, Destination.UNKNOWN);
    }

    public String origin() {
        return origin;
    }

    public @Nullable String parkedReason() {
        return parkedReason;
    }

    public Instant placedAt() {
        return placedAt;
    }
}
