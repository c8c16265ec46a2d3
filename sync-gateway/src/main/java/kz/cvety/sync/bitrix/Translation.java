package kz.cvety.sync.bitrix;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import kz.cvety.events.orders.Delivery;
import kz.cvety.events.orders.OrderItem;
import kz.cvety.events.orders.OrderStatus;
import kz.cvety.events.orders.Person;
import kz.cvety.events.sync.ReportedOrder;
import kz.cvety.sync.Amount;
import kz.cvety.sync.Connection;
import kz.cvety.sync.StatusMapping;
import kz.cvety.sync.bitrix.BitrixOrder.BasketItem;
import kz.cvety.sync.products.ToldProduct;
import org.jspecify.annotations.Nullable;

/** Puts Bitrix's words into ours with a connection's mapping, codec and zone; {@link NotTranslatable} where it cannot. */
public record Translation(Connection connection, StatusMapping mapping, Directory directory) {

    private static final Pattern UUID_TEXT =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");
    private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2}|\\d{2}\\.\\d{2}\\.\\d{4})([ T].*)?");
    private static final Pattern QUANTITY = Pattern.compile("([1-9]\\d{0,5})(\\.0{1,8})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    /** Strict, because otherwise the 31st of February is the 28th. */
    private static final DateTimeFormatter DOTTED =
            DateTimeFormatter.ofPattern("dd.MM.uuuu").withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter SPACED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter DOTTED_TIME = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss");

    public Told of(BitrixOrder order) {
        var told = order.properties();
        var money = Money.of(this, order);
        var buyer = person(order.userName(), order.userPhone());
        var reported = new ReportedOrder(
                order.number(),
                null,
                currency(order.currency()),
                money.goods(),
                money.delivery(),
                buyer,
                order.userId(),
                person(told.nameRecipient(), told.phoneRecipient()),
                delivery(told),
                items(order.basket()),
                told.postcardText(),
                order.description());
        return new Told(
                order.id(),
                order.version(),
                uuid(order.xmlId()),
                order.status(),
                order.status() == null ? null : status(order.status()),
                reported,
                instant(order.dateUpdate(), connection.zone()),
                order.changedBy(),
                null);
    }

    public Told of(Hook.StatusTold told) {
        return new Told(
                told.orderId(),
                told.version(),
                null,
                told.status(),
                status(told.status()),
                null,
                null,
                told.changedBy(),
                told.notes());
    }

    public ToldProduct of(BitrixProduct product) {
        return ProductTranslation.of(this, product);
    }

    public ToldProduct of(Hook.ProductRemoved removed) {
        return ToldProduct.removed(
                removed.productId(),
                removed.version(),
                instant(removed.dateUpdate(), connection.zone()),
                removed.changedBy());
    }

    private OrderStatus status(String code) {
        return mapping.in(code)
                .orElseThrow(() -> new NotTranslatable(
                        "unknown-status",
                        "Version %d of %s has no status %s"
                                .formatted(mapping.version(), mapping.preset(), Fields.printable(code))));
    }

    private static @Nullable Person person(@Nullable String name, @Nullable String phone) {
        return name == null && phone == null ? null : new Person(name, phone == null ? null : Phones.normalised(phone));
    }

    private @Nullable Delivery delivery(BitrixOrder.Properties told) {
        if (told.addressRecipient() == null
                && told.data() == null
                && told.when() == null
                && told.city() == null
                && told.shopId() == null) {
            return null;
        }
        return new Delivery(
                told.addressRecipient(),
                date(told.data()),
                name(Directory.Kind.SLOT, told.when()),
                id(told.when()),
                name(Directory.Kind.CITY, told.city()),
                id(told.city()),
                told.shopId());
    }

    /** An id's name where the directory has one; a text that is no id is the name. */
    private @Nullable String name(Directory.Kind kind, @Nullable String told) {
        if (told == null || !DIGITS.matcher(told).matches()) {
            return told;
        }
        return directory.name(kind, told).orElse(null);
    }

    private static @Nullable String id(@Nullable String told) {
        return told != null && (told.isEmpty() || DIGITS.matcher(told).matches()) ? told : null;
    }

    private static @Nullable LocalDate date(@Nullable String told) {
        if (told == null || told.isEmpty()) {
            return null;
        }
        var day = DAY.matcher(told.strip());
        if (day.matches()) {
            try {
                return day.group(1).indexOf('.') > 0
                        ? LocalDate.parse(day.group(1), DOTTED)
                        : LocalDate.parse(day.group(1));
            } catch (DateTimeException e) {
                throw malformed("#/data/properties/data", "is no date");
            }
        }
        throw malformed("#/data/properties/data", "is no date");
    }

    private @Nullable List<OrderItem> items(@Nullable List<BasketItem> basket) {
        if (basket == null) {
            return null;
        }
        var items = new ArrayList<OrderItem>(basket.size());
        for (var line : basket) {
            items.add(new OrderItem(
                    null,
                    null,
                    line.productId(),
                    line.id(),
                    line.name() == null ? "" : line.name(),
                    amount(line.price() == null ? "0" : line.price(), line.pointer() + "PRICE")
                            .toString(),
                    quantity(line)));
        }
        return items;
    }

    private static int quantity(BasketItem line) {
        var quantity = QUANTITY.matcher(line.quantity() == null ? "1" : line.quantity());
        if (!quantity.matches()) {
            throw malformed(line.pointer() + "QUANTITY", "is no whole number of pieces");
        }
        return Integer.parseInt(quantity.group(1));
    }

    Amount amount(String text, String pointer) {
        return connection
                .prices()
                .read(text)
                .orElseThrow(() -> malformed(
                        pointer, "is no amount of " + connection.prices().label()));
    }

    private static @Nullable String currency(@Nullable String told) {
        if (told == null || told.isEmpty() || CURRENCY.matcher(told).matches()) {
            return told == null || told.isEmpty() ? null : told;
        }
        throw malformed("#/data/CURRENCY", "is no currency");
    }

    static @Nullable UUID uuid(@Nullable String xmlId) {
        return xmlId != null && UUID_TEXT.matcher(xmlId).matches() ? UUID.fromString(xmlId) : null;
    }

    /** When Bitrix says it happened; a time nobody can read is no reason to refuse an order. */
    static @Nullable Instant instant(@Nullable String told, ZoneId zone) {
        if (told == null || told.isEmpty()) {
            return null;
        }
        try {
            if (told.indexOf('T') > 0) {
                return OffsetDateTime.parse(told).toInstant();
            }
            return LocalDateTime.parse(told, told.indexOf('.') > 0 ? DOTTED_TIME : SPACED)
                    .atZone(zone)
                    .toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    static NotTranslatable malformed(String pointer, String detail) {
        return new NotTranslatable("malformed-field", pointer + " " + detail);
    }
}
