package kz.cvety.sync.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BeliefAfterWriteTests {

    @Test
    void takesOurWriteForTheirStatusFromItsSaveOn() {
        assertThat(BeliefAfterWrite.of(3L, 4L)).isEqualTo(new BeliefAfterWrite(4L, true, true));
        assertThat(BeliefAfterWrite.of(3L, 6L)).isEqualTo(new BeliefAfterWrite(6L, true, true));
        assertThat(BeliefAfterWrite.of(null, 1L)).isEqualTo(new BeliefAfterWrite(1L, true, true));
    }

    @Test
    void believesTheHookThatCameFirst() {
        assertThat(BeliefAfterWrite.of(5L, 4L)).isEqualTo(new BeliefAfterWrite(5L, false, true));
        assertThat(BeliefAfterWrite.of(5L, 5L)).isEqualTo(new BeliefAfterWrite(5L, false, true));
    }

    @Test
    void leavesTheEchoToTheHookWhenTheOtherSideDoesNotCount() {
        assertThat(BeliefAfterWrite.of(3L, null)).isEqualTo(new BeliefAfterWrite(3L, true, false));
    }

    @Test
    void learnsNothingFromAnOrderThatAHookHasLinked() {
        assertThat(BeliefAfterWrite.of(null, Outcome.Delivered.NOTHING_NEW))
                .isEqualTo(new BeliefAfterWrite(null, false, false));
    }
}
