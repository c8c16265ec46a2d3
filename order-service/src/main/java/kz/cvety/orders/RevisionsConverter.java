package kz.cvety.orders;

import jakarta.persistence.AttributeConverter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;

/** The last revision heard from each connection, one line each: {@code 12 almaty}. */
@Immutable
final class RevisionsConverter implements AttributeConverter<Map<String, Long>, String> {

    @Override
    public String convertToDatabaseColumn(Map<String, Long> revisions) {
        return text(revisions);
    }

    static String text(Map<String, Long> revisions) {
        return new TreeMap<>(revisions)
                .entrySet().stream()
                        .map(heard -> heard.getValue() + " " + heard.getKey())
                        .collect(Collectors.joining("\n"));
    }

    @Override
    public Map<String, Long> convertToEntityAttribute(String text) {
        return text.lines()
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toUnmodifiableMap(parts -> parts[1], parts -> Long.valueOf(parts[0])));
    }
}
