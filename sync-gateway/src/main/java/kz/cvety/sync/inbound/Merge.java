package kz.cvety.sync.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kz.cvety.events.orders.Delivery;
import kz.cvety.events.orders.OrderItem;
import kz.cvety.events.orders.Person;
import kz.cvety.events.sync.ReportedOrder;
import kz.cvety.sync.Amount;
import org.jspecify.annotations.Nullable;

/**
 * What Bitrix tells now over what it told before: absent keeps, empty clears. Until it has described an order of ours, the
 * base is what we sent there, and what it merely adds to that (its own ids and numbers) is no change.
 *
 * @param base what was known before
 * @param merged what is known now
 * @param changed names of fields of {@link ReportedOrder}; parts of a field follow it as {@code delivery.address}
 */
record Merge(@Nullable ReportedOrder base, @Nullable ReportedOrder merged, List<String> changed) {

    static Merge of(@Nullable ReportedOrder theirs, @Nullable ReportedOrder ours, @Nullable ReportedOrder told) {
        if (told == null) {
            return new Merge(theirs, theirs, List.of());
        }
        var base = theirs != null ? theirs : ours;
        var work = new Work(base, theirs == null && ours != null);
        var merged = work.merge(told);
        return new Merge(base, merged, List.copyOf(work.changed));
    }

    /** Whether the total is far from what it was; unknown totals never are. */
    boolean hasImplausibleTotal() {
        var before = total(base);
        var after = total(merged);
        return before >= 0 && after >= 0 && new Amount(after).isImplausibleAfter(new Amount(before));
    }

    private static long total(@Nullable ReportedOrder order) {
        if (order == null || order.goodsTotal() == null) {
            return -1;
        }
        var goods = Amount.ofDecimal(order.goodsTotal()).minor();
        return order.deliveryFee() == null
                ? goods
                : goods + Amount.ofDecimal(order.deliveryFee()).minor();
    }

    private record Named(@Nullable String text, @Nullable String id) {}

    private static final class Work {

        private final @Nullable ReportedOrder base;
        private final boolean additionsAreNoChange;
        private final List<String> changed = new ArrayList<>();

        Work(@Nullable ReportedOrder base, boolean additionsAreNoChange) {
            this.base = base;
            this.additionsAreNoChange = additionsAreNoChange;
        }

        ReportedOrder merge(ReportedOrder told) {
            var was = base == null
                    ? new ReportedOrder(null, null, null, null, null, null, null, null, null, null, null, null)
                    : base;
            return new ReportedOrder(
                    text("orderNumber", was.orderNumber(), told.orderNumber()),
                    null,
                    text("currency", was.currency(), told.currency()),
                    text("goodsTotal", was.goodsTotal(), told.goodsTotal()),
                    text("deliveryFee", was.deliveryFee(), told.deliveryFee()),
                    person("buyer", was.buyer(), told.buyer()),
                    text("externalBuyerId", was.externalBuyerId(), told.externalBuyerId()),
                    person("recipient", was.recipient(), told.recipient()),
                    delivery(was.delivery(), told.delivery()),
                    items(was.items(), told.items()),
                    text("cardText", was.cardText(), told.cardText()),
                    text("instructions", was.instructions(), told.instructions()));
        }

        /** The value now; notes the name when it differs from the value before. */
        private @Nullable String text(String name, @Nullable String was, @Nullable String now) {
            if (now == null) {
                return was;
            }
            if (differs(name, was, now)) {
                changed.add(name);
            }
            return now;
        }

        private boolean differs(String name, @Nullable String was, String now) {
            if (was == null || was.isEmpty()) {
                return !now.isEmpty() && !additionsAreNoChange;
            }
            // our own number of an order of ours is not Bitrix's
            return !was.equals(now) && !(additionsAreNoChange && name.equals("orderNumber"));
        }

        private @Nullable Person person(String name, @Nullable Person was, @Nullable Person now) {
            if (now == null) {
                return was;
            }
            var at = changed.size();
            var merged = new Person(
                    text(name + ".name", was == null ? null : was.name(), now.name()),
                    text(name + ".phone", was == null ? null : was.phone(), now.phone()));
            heading(name, at);
            return merged;
        }

        private @Nullable Delivery delivery(@Nullable Delivery was, @Nullable Delivery now) {
            if (now == null) {
                return was;
            }
            var at = changed.size();
            var before = was == null ? new Delivery(null, null, null, null, null, null, null) : was;
            var address = text("delivery.address", before.address(), now.address());
            if (now.date() != null
                    && !now.date().equals(before.date())
                    && !(additionsAreNoChange && before.date() == null)) {
                changed.add("delivery.date");
            }
            var slot = named("delivery.slot", before.slot(), before.slotId(), now.slot(), now.slotId());
            var city = named("delivery.city", before.city(), before.cityId(), now.city(), now.cityId());
            var branch = text("delivery.pickupShopId", before.pickupShopId(), now.pickupShopId());
            heading("delivery", at);
            return new Delivery(
                    address,
                    now.date() != null ? now.date() : before.date(),
                    slot.text(),
                    slot.id(),
                    city.text(),
                    city.id(),
                    branch);
        }

        /** A text and its id over there are one value: either may be missing, and the id decides where both have one. */
        private Named named(
                String name,
                @Nullable String wasText,
                @Nullable String wasId,
                @Nullable String nowText,
                @Nullable String nowId) {
            if (nowText == null && nowId == null) {
                return new Named(wasText, wasId);
            }
            var bothIds = isTold(wasId) && isTold(nowId);
            var bothTexts = isTold(wasText) && isTold(nowText);
            var nothingBefore = !isTold(wasText) && !isTold(wasId);
            var nothingNow = !isTold(nowText) && !isTold(nowId);
            var same = bothIds
                    ? Objects.equals(wasId, nowId)
                    : bothTexts
                            ? Objects.equals(wasText, nowText)
                            : nothingBefore ? nothingNow || additionsAreNoChange : !nothingNow && additionsAreNoChange;
            if (!same) {
                changed.add(name);
            }
            return new Named(nowText, nowId);
        }

        private static boolean isTold(@Nullable String text) {
            return text != null && !text.isEmpty();
        }

        private @Nullable List<OrderItem> items(@Nullable List<OrderItem> was, @Nullable List<OrderItem> now) {
            if (now == null) {
                return was;
            }
            var same = was != null && sameLines(was, now);
            if (!same && !(was == null && now.isEmpty())) {
                changed.add("items");
            }
            return now;
        }

        private boolean sameLines(List<OrderItem> was, List<OrderItem> now) {
            if (was.size() != now.size()) {
                return false;
            }
            for (var i = 0; i < now.size(); i++) {
                if (!sameLine(was.get(i), now.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private boolean sameLine(OrderItem was, OrderItem now) {
            return was.name().equals(now.name())
                    && was.quantity() == now.quantity()
                    && Amount.ofDecimal(was.price()).equals(Amount.ofDecimal(now.price()))
                    && ((was.externalProductId() == null && additionsAreNoChange)
                            || Objects.equals(was.externalProductId(), now.externalProductId()));
        }

        /** Puts the field before its parts, if any of them changed. */
        private void heading(String name, int at) {
            if (changed.size() > at) {
                changed.add(at, name);
            }
        }
    }
}
