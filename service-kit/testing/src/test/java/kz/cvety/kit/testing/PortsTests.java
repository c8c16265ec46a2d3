package kz.cvety.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTests {

    @Test
    void givesNoPortTwice() {
        var given = IntStream.range(0, 2000)
                .parallel()
                .map(i -> Ports.free())
                .boxed()
                .toList();

        assertThat(given).doesNotHaveDuplicates();
    }
}
