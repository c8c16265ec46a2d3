package kz.cvety.orders;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kz.cvety.kit.Money;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** What an order is about: all that {@link Details} can tell of it, as far as it has been told. */
@Embeddable
class Particulars {

    private @Nullable String orderNumber;
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
    @BatchSize(size = Order.COLLECTIONS_AT_ONCE)
    private List<OrderLine> items = new ArrayList<>();

    private @Nullable String cardText;
    private @Nullable String instructions;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Particulars() {}

    Particulars(Details told) {
        currency = Money.TENGE;
        take(told);
    }

    /** Takes over what is told; what is not told stays. */
    final void take(Details told) {
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

    @Nullable
    String orderNumber() {
        return orderNumber;
    }

    String currency() {
        return currency;
    }

    Money goods() {
        return new Money(goodsTotal, currency);
    }

    Money fee() {
        return new Money(deliveryFee, currency);
    }

    Money total() {
        return goods().plus(fee());
    }

    Contact buyer() {
        return Objects.requireNonNullElse(buyer, Contact.UNKNOWN);
    }

    Contact recipient() {
        return Objects.requireNonNullElse(recipient, Contact.UNKNOWN);
    }

    Destination delivery() {
        return Objects.requireNonNullElse(delivery, Destination.UNKNOWN);
    }

    List<OrderLine> lines() {
        return List.copyOf(items);
    }

    @Nullable
    String cardText() {
        return cardText;
    }

    @Nullable
    String instructions() {
        return instructions;
    }
}
