package kz.cvety.sync.outbound;

import java.util.EnumMap;
import java.util.Map;
import kz.cvety.sync.Amount;
import kz.cvety.sync.Connection;
import kz.cvety.sync.ProductField;
import kz.cvety.sync.products.ProductBelief;
import kz.cvety.sync.products.ProductWords;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the other side has to hear of a product as it is now: all of it when the product is not there yet, otherwise the
 * fields it does not hold. What a person changed there a moment ago and we have not heard is not overwritten.
 *
 * @param version of our product
 * @param words the values, of the pictures the first
 */
public record ProductMessage(long version, Map<ProductField, String> words) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Nothing when there is nothing to tell. */
    static @Nullable ProductMessage of(ProductBelief belief, Connection connection, boolean known) {
        if (belief.ours() == null) {
            return null;
        }
        var words = new EnumMap<ProductField, String>(ProductField.class);
        belief.ourWords().forEach((field, word) -> {
            var missing =
                    belief.untold().containsKey(field) && connection.owners().letsUsTell(field);
            if (known ? missing : field.isTold()) {
                words.put(field, field == ProductField.IMAGES ? ProductWords.mainImage(word) : word);
            }
        });
        return words.isEmpty() ? null : new ProductMessage(belief.ourVersion(), words);
    }

    ObjectNode body(Connection connection) {
        var body = JSON.createObjectNode();
        words.forEach((field, word) -> {
            switch (field) {
                case NAME -> body.put("name", word);
                case PRICE -> body.put("price", connection.productPrices().write(Amount.ofDecimal(word)));
                case IMAGES -> body.put("image", word);
                case DESCRIPTION -> body.put("description", word);
                case ENABLED -> body.put("enabled", Boolean.parseBoolean(word) ? "Y" : "N");
                case ATTRIBUTES -> throw new IllegalStateException("Attributes are never told");
            }
        });
        return body;
    }
}
