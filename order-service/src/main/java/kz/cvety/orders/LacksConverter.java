package kz.cvety.orders;

import jakarta.persistence.AttributeConverter;
import java.util.List;
import org.hibernate.annotations.Immutable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Shortages as JSON: they are shown and never asked for. */
@Immutable
public final class LacksConverter implements AttributeConverter<List<Lack>, String> {

    private static final TypeReference<List<Lack>> LACKS = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(List<Lack> shortages) {
        return text(shortages);
    }

    public static String text(List<Lack> shortages) {
        return JsonMapper.shared().writeValueAsString(shortages);
    }

    @Override
    public List<Lack> convertToEntityAttribute(String text) {
        return List.copyOf(JsonMapper.shared().readValue(text, LACKS));
    }
}
