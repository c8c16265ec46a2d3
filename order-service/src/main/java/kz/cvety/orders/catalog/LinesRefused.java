package kz.cvety.orders.catalog;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import kz.cvety.kit.Rejection;

/** Some lines of an order cannot be had. All of them are told at once; the code is that of the first one that no waiting would help. */
final class LinesRefused extends Rejection {

    private LinesRefused(LineRefused first, List<LineRefused> all) {
        super(
                first.kind(),
                first.code(),
                all.size() == 1 ? first.detail() : all.size() + " lines cannot be taken as they are",
                Map.of("errors", all.stream().map(LineRefused::asError).toList()));
    }

    static LinesRefused of(List<LineRefused> refused) {
        var all = refused.stream()
                .sorted(Comparator.comparingInt(LineRefused::line))
                .toList();
        var first = all.stream()
                .filter(line -> line.kind() == Kind.INVALID)
                .findFirst()
                .orElse(all.getFirst());
        return new LinesRefused(first, all);
    }
}
