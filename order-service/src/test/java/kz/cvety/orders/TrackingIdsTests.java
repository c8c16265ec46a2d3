package kz.cvety.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrackingIdsTests {

    @Test
    void areEightCharactersThatNobodyMixesUp() {
        assertThat(Stream.generate(TrackingIds::next).limit(1000))
                .allMatch(TrackingIds::isWellFormed)
                .noneMatch(id -> id.matches(".*[ILOU0].*"))
                .doesNotHaveDuplicates();
    }

    @Test
    void knowTheirForm() {
        assertThat(TrackingIds.isWellFormed("ABC123D9")).isTrue();
        assertThat(Stream.of("", "ABC234D", "ABC234D99", "abc234d9", "ABC10OD9", "ABC234D\0"))
                .noneMatch(TrackingIds::isWellFormed);
    }
}
