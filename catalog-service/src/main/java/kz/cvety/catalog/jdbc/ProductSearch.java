package kz.cvety.catalog.jdbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kz.cvety.catalog.ProductFilter;
import kz.cvety.kit.ShopId;
import org.jspecify.annotations.Nullable;

/** Turns a filter into SQL with parameters; nothing a user typed becomes part of the text. */
final class ProductSearch {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MOST_WORDS = 12;

    private static final String BELOW = """
            p.folder_id in (
                with recursive below as (
                    select id from folder where shop_id = :shop and id = :folder
                    union
                    select f.id from folder f join below b on f.parent_id = b.id where f.shop_id = :shop)
                select id from below)""";

    private static final String MATCHING =
            "matching(plainto_tsquery('russian', folded(:words)) || to_tsquery('simple', folded(:beginnings)))";

    private static final String RESEMBLING = "resembling(sounding(:words))";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<String> words;

    ProductSearch(ShopId shop, ProductFilter filter) {
        words = filter.text() == null
                ? List.of()
                : NO_WORD.splitAsStream(filter.text())
                        .filter(word -> !word.isEmpty())
                        .limit(MOST_WORDS)
                        .toList();
        where("p.shop_id = :shop", "shop", shop.value());
        where("p.archived = :archived", "archived", filter.archived());
        where("p.enabled = :enabled", "enabled", filter.enabled());
        where(
                "p.kind = :kind",
                "kind",
                filter.kind() == null ? null : filter.kind().name());
        where(
                "p.price >= :from",
                "from",
                filter.priceFrom() == null ? null : filter.priceFrom().minor());
        where(
                "p.price <= :to",
                "to",
                filter.priceTo() == null ? null : filter.priceTo().minor());
        where(BELOW, "folder", filter.folder());
    }

    /** Whether there is nothing to search by in what was typed. */
    boolean isVoid() {
        return words.isEmpty();
    }

    /** The newest first, below a place when it is given. */
    String byAge(boolean further) {
        return ProductRow.SELECT + ProductRow.FROM + narrowed()
                + (further ? " and (p.created_at, p.id) < (:createdAt, :after)" : "")
                + "\norder by p.created_at desc, p.id desc limit :size";
    }

    /** The best match first, below a place when it is given. */
    String byMatch(boolean forgiving, boolean further) {
        parameters.put("words", String.join(" ", words));
        if (!forgiving) {
            parameters.put("beginnings", words.stream().map(word -> word + ":*").collect(Collectors.joining(" & ")));
        }
        return ProductRow.SELECT + ", found.rank\nfrom " + (forgiving ? RESEMBLING : MATCHING)
                + " as found join product p on p.id = found.id\n"
                + ProductRow.FOLDER + narrowed()
                + (further ? " and (found.rank, p.id) < (cast(:rank as real), :after)" : "")
                + "\norder by found.rank desc, p.id desc limit :size";
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private String narrowed() {
        return "where " + String.join(" and ", conditions);
    }

    private void where(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(name, value);
        }
    }
}
