package kz.cvety.sync;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

/** What holds for every amount and every text, not only for those somebody thought of. */
class PriceCodecPropertyTests {

    private static final String[] SEPARATORS = {" ", "\u00A0", "\u202F", "\u2009", "\u2007"};
    private static final String[] CURRENCIES = {"", " ₸", "₸", "\u00A0₸", " тг", " тг.", " тенге", " KZT", "\u202Fkzt"};

    @Property(tries = 500)
    void readsBackWhatItWrites(@ForAll PriceCodec codec, @ForAll @LongRange(max = 999_999_999_999_999L) long minor) {
        assertThat(codec.read(codec.write(new Amount(minor)))).contains(new Amount(minor));
    }

    @Property(tries = 500)
    void readsATextWithWhateverSeparatesItsThousandsAndNamesItsCurrency(
            @ForAll @LongRange(max = 9_999_999_999L) long major,
            @ForAll @IntRange(max = 4) int separator,
            @ForAll @IntRange(max = 8) int currency) {
        var text = PriceCodec.RU_TEXT
                .write(new Amount(major * 100))
                .replace(" ₸", "")
                .replace(" ", SEPARATORS[separator]);

        assertThat(PriceCodec.RU_TEXT.read(text + CURRENCIES[currency])).contains(new Amount(major * 100));
    }

    @Property(tries = 500)
    void takesATextItReadsForOneAmountOnly(@ForAll PriceCodec codec, @ForAll @StringLength(max = 12) String text) {
        codec.read(text)
                .ifPresent(amount -> assertThat(codec.read(codec.write(amount))).contains(amount));
    }

    @Property(tries = 200)
    void doubtsAFactorOfFiftyEitherWayAndNothingBelowFortyNine(
            @ForAll @LongRange(min = 100, max = 1_000_000_000L) long minor,
            @ForAll @IntRange(min = 1, max = 49) int factor) {
        var before = new Amount(minor);

        assertThat(new Amount(minor * 50).isImplausibleAfter(before)).isTrue();
        assertThat(before.isImplausibleAfter(new Amount(minor * 50))).isTrue();
        assertThat(new Amount(minor * factor).isImplausibleAfter(before)).isFalse();
        assertThat(before.isImplausibleAfter(new Amount(minor * factor))).isFalse();
    }
}
