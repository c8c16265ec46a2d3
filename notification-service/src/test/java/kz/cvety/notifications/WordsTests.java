package kz.cvety.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import kz.cvety.events.orders.OrderStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTests {

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasEveryPhraseInEveryLanguage(Language language) throws Exception {
        assertThat(phrases(language).stringPropertyNames())
                .isEqualTo(phrases(Language.RU).stringPropertyNames());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void takesTheSameFactsInEveryLanguage(Language language) throws Exception {
        var own = phrases(language);
        var russian = phrases(Language.RU);
        assertThat(own.stringPropertyNames())
                .allSatisfy(
                        key -> assertThat(places(own.getProperty(key))).isEqualTo(places(russian.getProperty(key))));
    }

    @ParameterizedTest
    @EnumSource(OrderStatus.class)
    void namesEveryStatus(OrderStatus status) {
        for (var language : Language.values()) {
            assertThat(Words.in(language).status(status.name())).isNotEqualTo(status.name());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "12500.00, KZT, '12 500 ₸'",
        "0.00, KZT, '0 ₸'",
        "999, KZT, '999 ₸'",
        "1234567.50, KZT, '1 234 567,50 ₸'",
        "-500.05, KZT, '−500,05 ₸'",
        "10.00, USD, '10 USD'",
        "много, KZT, 'много KZT'",
    })
    void saysMoneyAsPeopleReadIt(String amount, String currency, String text) {
        assertThat(Words.in(Language.RU).money(amount, currency).replace('\u00a0', ' '))
                .isEqualTo(text);
    }

    @Test
    void speaksRussianToThoseWhoseLanguageItLacks() {
        assertThat(Language.of("kk-KZ")).isEqualTo(Language.KK);
        assertThat(Language.of("de")).isEqualTo(Language.RU);
        assertThat(Language.of(null)).isEqualTo(Language.RU);
    }

    private static Properties phrases(Language language) throws Exception {
        var properties = new Properties();
        try (var file = WordsTests.class.getResourceAsStream("words_" + language.code() + ".properties");
                var text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            properties.load(text);
        }
        return properties;
    }

    private static Set<String> places(String phrase) {
        var places = new TreeSet<String>();
        var matcher = Pattern.compile("\\{\\d}").matcher(phrase);
        while (matcher.find()) {
            places.add(matcher.group());
        }
        return places;
    }
}
