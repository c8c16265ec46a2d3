package kz.cvety.orders;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.List;

/**
 * What became of the stock an order needs, as an order is read with it. It is written by {@link StockWords} alone and is no change of the
 * order.
 *
 * @param shortages what is missing, for an order that is short
 */
@Embeddable
public record StockNews(
        @Enumerated(EnumType.STRING) @Column(name = "stock", insertable = false, updatable = false)
        StockState state,

        @Convert(converter = LacksConverter.class) @Column(name = "shortages", insertable = false, updatable = false)
        List<Lack> shortages) {

    static final StockNews NOTHING = new StockNews(StockState.UNCHECKED, List.of());
}
