package kz.cvety.orders;

import java.util.List;
import java.util.Set;
import kz.cvety.kit.Money;
import org.jspecify.annotations.Nullable;

/**
 * What somebody tells about an order. {@code null} means not told; an empty text means cleared.
 *
 * @param goodsTotal only believed where no lines are known: otherwise it is the sum of the lines
 */
public record Details(
        @Nullable String orderNumber,
        @Nullable String currency,
        @Nullable Money goodsTotal,
        @Nullable Money deliveryFee,
        @Nullable Contact buyer,
        @Nullable String externalBuyerId,
        @Nullable Contact recipient,
        @Nullable Destination delivery,
        @Nullable List<OrderLine> items,
        @Nullable String cardText,
        @Nullable String instructions) {

    /** The same with these lines. */
    Details with(List<OrderLine> lines) {
        return new Details(
                orderNumber,
                currency,
                goodsTotal,
                deliveryFee,
                buyer,
                externalBuyerId,
                recipient,
                delivery,
                lines,
                cardText,
                instructions);
    }

    /** The same with everything untold that is not among these fields of {@link kz.cvety.events.sync.ReportedOrder}. */
    public Details only(Set<String> fields) {
        return new Details(
                fields.contains("orderNumber") ? orderNumber : null,
                fields.contains("currency") ? currency : null,
                fields.contains("goodsTotal") ? goodsTotal : null,
                fields.contains("deliveryFee") ? deliveryFee : null,
                fields.contains("buyer") ? buyer : null,
                fields.contains("externalBuyerId") ? externalBuyerId : null,
                fields.contains("recipient") ? recipient : null,
                fields.contains("delivery") ? delivery : null,
                fields.contains("items") ? items : null,
                fields.contains("cardText") ? cardText : null,
                fields.contains("instructions") ? instructions : null);
    }
}
