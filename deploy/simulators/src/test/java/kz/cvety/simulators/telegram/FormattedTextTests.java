package kz.cvety.simulators.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormattedTextTests {

    @Test
    void takesTagsOutAndRemembersThem() {
        var formatted = FormattedText.html("🌷 <b>Заказ</b> <a href=\"https://example.kz/?a=1\">тут</a> <i></i>");

        assertThat(formatted.text()).isEqualTo("🌷 Заказ тут ");
        assertThat(formatted.entities())
                .containsExactly(
                        new FormattedText.Entity("bold", 3, 5, ""),
                        new FormattedText.Entity("text_link", 9, 3, "https://example.kz/?a=1"));
    }

    @ParameterizedTest
    @CsvSource({
        "a &lt;b&gt; &amp; &quot;c&quot;,a <b> & \"c\"",
        "&#1178;&#x49B;,Ққ",
        "Tom & Jerry &nbsp;,Tom & Jerry &nbsp;"
    })
    void decodesTheEntitiesTelegramKnowsAndLeavesTheOthers(String source, String text) {
        assertThat(FormattedText.html(source).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>open",
                "</b>",
                "<b><i>crossed</b></i>",
                "<script>x</script>",
                "3 < 5",
                "<br>",
                "<span>x</span>",
                "<b"
            })
    void refusesTagsThatDoNotFit(String source) {
        assertThatThrownBy(() -> FormattedText.html(source))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("Bad Request: can't parse entities: ");
    }

    @Test
    void namesTheTagAndItsPlaceInBytes() {
        assertThatThrownBy(() -> FormattedText.html("Ә<x>"))
                .hasMessage("Bad Request: can't parse entities: Unsupported start tag \"x\" at byte offset 2");
    }
}
