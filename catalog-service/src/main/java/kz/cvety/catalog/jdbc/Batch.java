package kz.cvety.catalog.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kz.cvety.kit.ShopId;
import org.springframework.jdbc.core.PreparedStatementSetter;

/** Rows that travel to the database as one array for each column. */
final class Batch {

    private final List<List<Object>> columns;

    Batch(int columns) {
        this.columns = IntStream.range(0, columns)
                .mapToObj(column -> (List<Object>) new ArrayList<>())
                .toList();
    }

    void add(Object... row) {
        for (var i = 0; i < row.length; i++) {
            columns.get(i).add(row[i]);
        }
    }

    boolean isEmpty() {
        return size() == 0;
    }

    int size() {
        return columns.getFirst().size();
    }

    /** Sets the shop as the first parameter of a statement, and the columns, which are of these types, as those after it. */
    PreparedStatementSetter after(ShopId shop, String... types) {
        return statement -> {
            statement.setString(1, shop.value());
            for (var i = 0; i < types.length; i++) {
                var values = columns.get(i).toArray();
                statement.setArray(i + 2, statement.getConnection().createArrayOf(types[i], values));
            }
        };
    }
}
