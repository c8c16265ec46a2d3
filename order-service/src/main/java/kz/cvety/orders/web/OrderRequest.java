package kz.cvety.orders.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import kz.cvety.kit.Money;
import kz.cvety.kit.http.PlainText;
import kz.cvety.orders.Assortment.WantedLine;
import kz.cvety.orders.Contact;
import kz.cvety.orders.Destination;
import kz.cvety.orders.Details;
import kz.cvety.orders.PayProvider;
import kz.cvety.orders.PayWish;
import kz.cvety.orders.PlaceOrder;
import org.jspecify.annotations.Nullable;

/**
 * An order as an app sends it.
 *
 * @param currency {@code KZT}, which is also what is meant without it
 * @param payment how it is paid online; absent when it is not
 * @param deliveryFee decimal string; nothing when absent
 */
record OrderRequest(
        @Pattern(regexp = "KZT", message = "must be KZT") @Nullable
        String currency,

        @NotNull @Valid BuyerRequest buyer,
        @NotNull @Valid PersonRequest recipient,
        @NotNull @Valid DeliveryRequest delivery,
        @NotEmpty @Size(max = 100) List<@NotNull @Valid ItemRequest> items,
        @Valid @Nullable PaymentRequest payment,

        @Pattern(regexp = AMOUNT, message = NO_AMOUNT) @Nullable
        String deliveryFee,

        @PlainText(max = 2000) @Nullable String cardText,
        @PlainText(max = 2000) @Nullable String instructions) {

    static final String AMOUNT = "[0-9]{1,8}(\\.[0-9]{1,2})?";
    static final String NO_AMOUNT = "must be a decimal amount of at most 99999999.99";

    /** Who pays, and can be called. */
    record BuyerRequest(
            @PlainText(max = 200) @Nullable String name,
            @NotBlank @PlainText(max = 40) String phone) {}

    /** Who gets the flowers. */
    record PersonRequest(
            @PlainText(max = 200) @Nullable String name,
            @PlainText(max = 40) @Nullable String phone) {}

    /** Where and when; ids are those of the external system. */
    record DeliveryRequest(
            @PlainText(max = 500) @Nullable String address,
            @CalendarDate @Nullable LocalDate date,
            @PlainText(max = 50) @Nullable String slot,
            @PlainText(max = 50) @Nullable String slotId,
            @PlainText(max = 100) @Nullable String city,
            @PlainText(max = 50) @Nullable String cityId,
            @PlainText(max = 50) @Nullable String pickupShopId) {}

    /**
     * A product of the catalog, or with a name and a price something of the florist's own.
     *
     * @param variantId which one, when the product has variants
     * @param price of a product, what the buyer was shown: the order is refused when it costs something else now
     */
    @CompleteLine
    record ItemRequest(
            @Nullable UUID productId,
            @Nullable UUID variantId,
            @PlainText(max = 100) @Nullable String externalProductId,
            @PlainText(max = 300) @Nullable String name,

            @Pattern(regexp = AMOUNT, message = NO_AMOUNT) @Nullable
            String price,

            @NotNull @Min(1) @Max(9999) Integer quantity) {}

    /**
     * To be paid online before anybody works on it.
     *
     * @param payBy without the money by then the order is cancelled; the shop's usual time when absent
     */
    record PaymentRequest(
            @NotNull PayProvider provider, @Nullable Instant payBy) {}

    PlaceOrder.Wanted wanted() {
        var wish = payment == null ? null : new PayWish(payment.provider, payment.payBy);
        return new PlaceOrder.Wanted(details(), lines(), wish);
    }

    private Details details() {
        return new Details(
                null,
                Money.TENGE,
                null,
                Money.of(deliveryFee == null ? "0" : deliveryFee, Money.TENGE),
                Contact.of(buyer.name, buyer.phone),
                null,
                Contact.of(recipient.name, recipient.phone),
                new Destination(
                        delivery.address,
                        delivery.date,
                        delivery.slot,
                        delivery.slotId,
                        delivery.city,
                        delivery.cityId,
                        delivery.pickupShopId),
                null,
                cardText,
                instructions);
    }

    private List<WantedLine> lines() {
        return items.stream()
                .map(item -> new WantedLine(
                        item.productId,
                        item.variantId,
                        item.externalProductId,
                        item.name,
                        item.price == null ? null : Money.of(item.price, Money.TENGE),
                        item.quantity))
                .toList();
    }
}
