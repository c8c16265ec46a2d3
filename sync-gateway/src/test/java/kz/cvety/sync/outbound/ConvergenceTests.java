package kz.cvety.sync.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import kz.cvety.sync.FieldOwner;
import kz.cvety.sync.FieldOwners;
import kz.cvety.sync.ProductField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Thousands of stories of people who edit one product on both sides while hooks, facts and calls overtake each other. */
class ConvergenceTests {

    private static final int STORIES = Integer.getInteger("cvety.stories", 10_000);
    private static final int ENDLESS = 1000;

    @ParameterizedTest(name = "the price is a matter of {0}")
    @EnumSource
    void makesBothSidesEqualInWhateverOrderThingsHappen(FieldOwner price) {
        for (var seed = 0; seed < STORIES; seed++) {
            var sides = edited(seed, new BothSides(owners(price), false));

            assertThat(sides.equal()).as(() -> story(sides)).isTrue();
            // who won may have said two things before ours took the place of both
            assertThat(sides.calls())
                    .as(() -> story(sides))
                    .isLessThanOrEqualTo(sides.editedHere() + 2 * sides.conflicts());
        }
    }

    @ParameterizedTest(name = "the price is a matter of {0}")
    @EnumSource
    void makesThemEqualByLookingWhereHooksAndCallsAndAnswersGotLost(FieldOwner price) {
        for (var seed = 0; seed < STORIES; seed++) {
            var sides = edited(seed, new BothSides(owners(price), true));
            sides.read();
            settle(seed, new Random(seed), sides);

            assertThat(sides.equal()).as(() -> story(sides)).isTrue();
            assertThat(sides.calls())
                    .as(() -> story(sides))
                    .isLessThanOrEqualTo(sides.editedHere() + 2 * sides.conflicts() + sides.lostCalls());
        }
    }

    @Test
    void tellsEachOfOurChangesOnceWhenNobodyElseChangesAnything() {
        for (var seed = 0; seed < STORIES / 10; seed++) {
            var random = new Random(seed);
            var sides = new BothSides(FieldOwners.NEWEST, false);
            for (var i = 0; i < 6; i++) {
                sides.edit(random);
                settle(seed, random, sides);
            }

            assertThat(sides.equal()).as(() -> story(sides)).isTrue();
            assertThat(sides.calls()).as(() -> story(sides)).isEqualTo(sides.editedHere());
            assertThat(sides.conflicts()).isZero();
        }
    }

    private static FieldOwners owners(FieldOwner price) {
        return new FieldOwners(Map.of(ProductField.PRICE, price));
    }

    private static BothSides edited(int seed, BothSides sides) {
        var random = new Random(seed);
        var edits = 2 + random.nextInt(10);
        for (var i = 0; i < edits * 4; i++) {
            sides.step(random, i % 4 < 2);
        }
        settle(seed, random, sides);
        return sides;
    }

    private static void settle(int seed, Random random, BothSides sides) {
        for (var steps = 0; sides.step(random, false); steps++) {
            assertThat(steps).as("steps after the last edit of story %d", seed).isLessThan(ENDLESS);
        }
    }

    private static String story(BothSides sides) {
        return String.join("\n", sides.story());
    }
}
