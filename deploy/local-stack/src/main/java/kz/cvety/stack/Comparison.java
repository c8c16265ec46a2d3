package kz.cvety.stack;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** One field; the sides agree when the texts are equal to the letter. */
    record Field(String name, String bitrix, String cvety) {

        boolean equal() {
            return bitrix.equals(cvety);
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
        fields.add(new Field("status", STATUSES.getOrDefault(theirs.status(), theirs.status()), text(ours, "status")));
        fields.add(new Field("buyer", theirs.user().name(), text(ours, "buyer", "name")));
        fields.add(new Field("buyer's phone", theirs.user().phone(), text(ours, "buyer", "phone")));
        fields.add(new Field("recipient", theirs.property("nameRecipient"), text(ours, "recipient", "name")));
        fields.add(new Field("recipient's phone", theirs.property("phoneRecipient"), text(ours, "recipient", "phone")));
        fields.add(new Field("address", theirs.property("addressRecipient"), text(ours, "delivery", "address")));
        fields.add(new Field("date", theirs.property("data"), text(ours, "delivery", "date")));
        fields.add(new Field("card text", theirs.property("postcardText"), text(ours, "cardText")));
        fields.add(new Field(
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
        fields.add(new Field("delivery fee", plain(theirs.priceDelivery()), money(ours, "deliveryFee")));
        fields.add(new Field("total", plain(theirs.price()), money(ours, "total")));
        return new Comparison(theirs.id(), text(ours, "id"), fields);
    }

    static Comparison of(BitrixProduct theirs, JsonNode ours) {
        var fields = List.of(
                new Field("name", theirs.name(), text(ours, "name")),
                new Field("price", plain(theirs.price()), money(ours, "price")),
                new Field("currency", theirs.currency(), text(ours, "currency")),
                new Field("offered", Boolean.toString(theirs.available()), text(ours, "enabled")),
                new Field("description", theirs.description(), text(ours, "description")),
                new Field("height", theirs.height(), height(ours)));
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
