package kz.cvety.sync.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BeliefAfterWriteTests {

    @Test
    void raisesTheCounterWhenNothingWasSavedInBetween() {
        assertThat(BeliefAfterWrite.of(3L, 4L)).isEqualTo(new BeliefAfterWrite(4L, true, true, false));
        assertThat(BeliefAfterWrite.of(null, 1L)).isEqualTo(new BeliefAfterWrite(1L, true, true, false));
    }

    @Test
    void keepsTheCounterAndReadsAgainWhenSomethingElseWasSavedBefore() {
        assertThat(BeliefAfterWrite.of(3L, 5L)).isEqualTo(new BeliefAfterWrite(3L, true, false, true));
    }

    @Test
    void believesTheHookThatCameFirst() {
        assertThat(BeliefAfterWrite.of(5L, 4L)).isEqualTo(new BeliefAfterWrite(5L, false, true, false));
    }

    @Test
    void leavesTheEchoToTheHookWhenTheOtherSideDoesNotCount() {
        assertThat(BeliefAfterWrite.of(3L, null)).isEqualTo(new BeliefAfterWrite(3L, true, false, false));
    }
}
