package kz.cvety.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTests {

    @Test
    void leavesNoMarkupOfPeopleInForce() {
        assertThat(new Html().bold("<b>&amp;").toString()).isEqualTo("<b>&lt;b&gt;&amp;amp;</b>");
    }

    @Test
    void countsWhatAReaderSees() {
        assertThat(new Html().bold("<&>").line().text("❤😀").visible()).isEqualTo(7);
    }

    @Test
    void givesBackThePlainText() {
        var html =
                new Html().text("a < b & c").line().bold("жирно").code("&lt;").toString();

        assertThat(Html.plain(html)).isEqualTo("a < b & c\nжирно&lt;");
    }

    @Test
    void cutsBetweenCharactersAndNeverInsideOne() {
        assertThat(Html.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Html.cut("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(Html.cut("abcd😀fg", 6)).isEqualTo("abcd…");
    }

    @Test
    void dropsWhatTheDatabaseWouldRefuse() {
        assertThat(Html.clean("a\u0000b\ud83dc\nd")).isEqualTo("ab\ufffdc\nd");
    }
}
