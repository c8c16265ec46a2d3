package kz.cvety.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GateTests {

    private static final LoginName LOGIN = new LoginName("a@b.kz");

    private final Map<String, Integer> taken = new HashMap<>();
    private final Gate gate =
            new Gate(new Counting(), new ThrottleProperties(2, Duration.ofMinutes(1), 5, Duration.ofSeconds(6)));

    @Test
    void letsSoManyThroughPerNameAndSaysWhenToComeBack() {
        gate.pass(LOGIN, from("10.0.0.1"));
        gate.pass(LOGIN, from("10.0.0.2"));

        var refused = catchThrowableOfType(TooManyAttempts.class, () -> gate.pass(LOGIN, from("10.0.0.3")));
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofMinutes(1));
        gate.pass(new LoginName("c@d.kz"), from("10.0.0.3"));
    }

    @Test
    void letsSoManyThroughPerAddressWhateverNamesTheyTry() {
        for (var n = 0; n < 5; n++) {
            gate.pass(new LoginName("p" + n), from("10.0.0.1"));
        }

        assertThatThrownBy(() -> gate.pass(new LoginName("p6"), from("10.0.0.1")))
                .isInstanceOf(TooManyAttempts.class);
        assertThatThrownBy(() -> gate.pass(from("10.0.0.1"))).isInstanceOf(TooManyAttempts.class);
        gate.pass(new LoginName("p6"), from("10.0.0.2"));
    }

    @Test
    void givesAttemptsBackToTheNameThatIsKnownAndNotToItsAddress() {
        for (var n = 0; n < 5; n++) {
            gate.pass(LOGIN, from("10.0.0.1"));
            gate.known(LOGIN);
        }

        assertThatThrownBy(() -> gate.pass(LOGIN, from("10.0.0.1"))).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void keepsNoNameAndNoAddressInTheOpen() {
        gate.pass(LOGIN, from("10.0.0.1"));

        assertThat(taken.keySet()).hasSize(2).noneMatch(id -> id.contains("a@b") || id.contains("10.0"));
    }

    private static Visitor from(String address) {
        return new Visitor(address, "test");
    }

    /** Attempts that never come back by themselves. */
    private final class Counting implements Throttle {

        @Override
        public Duration take(String id, int burst, Duration every) {
            return taken.merge(id, 1, Integer::sum) <= burst ? Duration.ZERO : every;
        }

        @Override
        public void reset(String id, int burst, Duration every) {
            taken.remove(id);
        }

        @Override
        public void clean() {
            taken.clear();
        }
    }
}
