package kz.cvety.simulators.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HtmlTests {

    @Test
    void escapesEveryValueOfATemplate() {
        var html = new Html().add("<a title=\"{}\">{}</a>", "\"><b>", "Tom & 'Jerry'");

        assertThat(html).hasToString("<a title=\"&quot;&gt;&lt;b&gt;\">Tom &amp; &#39;Jerry&#39;</a>");
    }

    @Test
    void doesNotFillAPlaceThatCameWithAValue() {
        assertThat(new Html().add("<i>{}</i><b>{}</b>", "{}", "x")).hasToString("<i>{}</i><b>x</b>");
    }

    @Test
    void refusesAValueThatHasNoPlace() {
        assertThatThrownBy(() -> new Html().add("<i></i>", "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
