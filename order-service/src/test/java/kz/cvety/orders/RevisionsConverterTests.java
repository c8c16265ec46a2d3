package kz.cvety.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RevisionsConverterTests {

    private final RevisionsConverter converter = new RevisionsConverter();

    @Test
    void writesAndReadsRevisions() {
        var heard = Map.of("almaty bitrix", 12L, "b", 3L);

        assertThat(converter.convertToDatabaseColumn(heard)).isEqualTo("12 almaty bitrix\n3 b");
        assertThat(converter.convertToEntityAttribute("12 almaty bitrix\n3 b")).isEqualTo(heard);
        assertThat(converter.convertToEntityAttribute(converter.convertToDatabaseColumn(Map.of())))
                .isEmpty();
    }
}
