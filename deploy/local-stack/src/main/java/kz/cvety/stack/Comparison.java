package kz.cvety.stack;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.cvety.simulators.bitrix.BitrixOrder;
import kz.cvety.simulators.bitrix.BitrixProduct;
import tools.jackson.databind.JsonNode;

/**
 * One order or product as both sides hold it, field by field in the same words.
 *
 * @param cvetyId the id it has with us
 */
record Comparison(long bitrixId, String cvetyId, List<Field> fields) {

    /**
     * One field; the sides agree when the texts are equal to the letter.
     *
     * @param phone compared like any other, and shown by its last digits
     */
    record Field(String name, String bitrix, String cvety, boolean phone) {

        private static final Pattern ALL_BUT_THE_LAST = Pattern.compile("\\d(?=\\d{2})");

        static Field of(String name, String bitrix, String cvety) {
            return new Field(name, bitrix, cvety, false);
        }

        static Field phone(String name, String bitrix, String cvety) {
            return new Field(name, bitrix, cvety, true);
        }

        boolean equal() {
            return bitrix.equals(cvety);
        }

        /** As a line of a table, without a phone in it. */
        String row() {
            return "%-18s %-5s %-52s %s".formatted(name, equal() ? "equal" : "DIFF", shown(bitrix), shown(cvety));
        }

        private String shown(String text) {
            var line = text.replace("\n", "⏎");
            return phone ? ALL_BUT_THE_LAST.matcher(line).replaceAll("•") : line;
        }
    }

    /** What the codes of the connection's preset mean. */
    private static final Map<String, String> STATUSES = Map.of(
            "N",
            "NEW",
            "PD",
            "PAID",
            "AP",
            "ACCEPTED",
            "CO",
            "ASSEMBLED",
            "DE",
            "IN_DELIVERY",
            "F",
            "DELIVERED",
            "RF",
            "CANCELLED",
            "UN",
            "CANCELLED");

    static Comparison of(BitrixOrder theirs, JsonNode ours) {
        var fields = new ArrayList<Field>();
        fields.add(Field.of("status", STATUSES.getOrDefault(theirs.status(), theirs.status()), text(ours, "status")));
        fields.add(Field.of("buyer", theirs.user().name(), text(ours, "buyer", "name")));
        fields.add(Field.phone("buyer's phone", theirs.user().phone(), text(ours, "buyer", "phone")));
        fields.add(Field.of("recipient", theirs.property("nameRecipient"), text(ours, "recipient", "name")));
        fields.add(
                Field.phone("recipient's phone", theirs.property("phoneRecipient"), text(ours, "recipient", "phone")));
        fields.add(Field.of("address", theirs.property("addressRecipient"), text(ours, "delivery", "address")));
        fields.add(Field.of("date", theirs.property("data"), text(ours, "delivery", "date")));
        fields.add(Field.of("card text", theirs.property("postcardText"), text(ours, "cardText")));
        fields.add(Field.of(
                "items",
                theirs.basket().stream()
                        .map(item -> line(item.name(), item.price(), item.quantity()))
                        .sorted()
                        .collect(Collectors.joining("; ")),
                ours.path("items")
                        .valueStream()
                        .map(item -> line(
                                text(item, "name"),
                                new BigDecimal(text(item, "price")),
                                new BigDecimal(item.path("quantity").asString())))
                        .sorted()
                        .collect(Collectors.joining("; "))));
        fields.add(Field.of("delivery fee", plain(theirs.priceDelivery()), money(ours, "deliveryFee")));
        fields.add(Field.of("total", plain(theirs.price()), money(ours, "total")));
        return new Comparison(theirs.id(), text(ours, "id"), fields);
    }

    static Comparison of(BitrixProduct theirs, JsonNode ours) {
        var fields = List.of(
                Field.of("name", theirs.name(), text(ours, "name")),
                Field.of("price", plain(theirs.price()), money(ours, "price")),
                Field.of("currency", theirs.currency(), text(ours, "currency")),
                Field.of("offered", Boolean.toString(theirs.available()), text(ours, "enabled")),
                Field.of("description", theirs.description(), text(ours, "description")),
                Field.of("height", theirs.height(), height(ours)));
        return new Comparison(theirs.id(), text(ours, "id"), fields);
    }

    private static String height(JsonNode ours) {
        return ours.path("attributes")
                .valueStream()
                .filter(attribute -> text(attribute, "name").equals("height"))
                .map(attribute -> text(attribute, "value"))
                .findFirst()
                .orElse("");
    }

    boolean equal() {
        return fields.stream().allMatch(Field::equal);
    }

    List<Field> differences() {
        return fields.stream().filter(field -> !field.equal()).toList();
    }

    private static String line(String name, BigDecimal price, BigDecimal quantity) {
        return name + " " + plain(quantity) + " × " + plain(price);
    }

    private static String money(JsonNode ours, String field) {
        var text = text(ours, field);
        return text.isEmpty() ? "" : plain(new BigDecimal(text));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String text(JsonNode node, String... path) {
        var at = node;
        for (var step : path) {
            at = at.path(step);
        }
        return at.isMissingNode() || at.isNull() ? "" : at.asString();
    }
}
