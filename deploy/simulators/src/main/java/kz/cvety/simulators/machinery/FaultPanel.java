package kz.cvety.simulators.machinery;

import java.time.Duration;
import java.util.Map;
import kz.cvety.simulators.web.Html;

/** The page of a payment provider's fault switches: its calls and its news. */
public final class FaultPanel {

    private final CallFaults calls;
    private final NewsFaults news;
    private final String exampleAction;

    public FaultPanel(CallFaults calls, NewsFaults news, String exampleAction) {
        this.calls = calls;
        this.news = news;
        this.exampleAction = exampleAction;
    }

    /** Both forms, with what is armed now. */
    public Html show(int pending) {
        var html = new Html().raw("<section><h1>Сбои вызовов</h1>");
        armed(html);
        html.raw("<form class=\"row\" method=\"post\" action=\"/faults\"><label>Сбой<select name=\"kind\">");
        for (var kind : FaultKind.values()) {
            html.add("<option value=\"{}\">{}</option>", kind.wireName(), kind.label());
        }
        html.raw("</select></label>")
                .add("<label>Только действие<input name=\"action\" placeholder=\"{}\"></label>", exampleAction)
                .raw("<label>Сколько вызовов (0 — до отмены)<input name=\"times\" value=\"0\"></label>")
                .raw("<label>Задержка, мс<input name=\"millis\" value=\"1000\"></label>")
                .raw("<button name=\"do\" value=\"arm\">Включить</button>")
                .raw("<button class=\"q\" name=\"do\" value=\"clear\">Снять все</button></form></section>");
        news(html, pending);
        return html;
    }

    /**
     * Does what a submitted form says.
     *
     * @throws IllegalArgumentException with a text for the person
     */
    public void apply(Map<String, String> form) {
        switch (form.getOrDefault("do", "")) {
            case "clear" -> calls.clear();
            case "arm" -> {
                var kind = FaultKind.of(form.getOrDefault("kind", ""))
                        .orElseThrow(() -> new IllegalArgumentException("Такого сбоя нет"));
                calls.add(new CallFault(
                        kind,
                        form.getOrDefault("action", "").strip(),
                        (int) number(form, "times"),
                        Duration.ofMillis(number(form, "millis"))));
            }
            case "news" ->
                news.set(new NewsFaults.Settings(
                        (int) number(form, "copies"),
                        number(form, "dropPercent") / 100.0,
                        number(form, "delayMillis"),
                        form.containsKey("shuffled"),
                        form.containsKey("paused")));
            default -> throw new IllegalArgumentException("Неизвестное действие");
        }
    }

    private void armed(Html html) {
        var faults = calls.armed();
        if (faults.isEmpty()) {
            html.raw("<p class=\"m\">Сбоев нет.</p>");
            return;
        }
        html.raw("<p class=\"b\">");
        faults.forEach(fault -> html.add(
                "<span class=\"s warn\">{} · {} · {}</span>",
                fault.kind().label(),
                fault.action().isEmpty() ? "все вызовы" : fault.action(),
                fault.times() == 0 ? "до отмены" : "ещё " + fault.times()));
        html.raw("</p>");
    }

    private void news(Html html, int pending) {
        var now = news.settings();
        html.raw("<section><h2>Уведомления</h2>")
                .add("<p class=\"m\">В очереди {}.</p>", pending)
                .raw("<form class=\"row\" method=\"post\" action=\"/faults\">")
                .add("<label>Копий каждого<input name=\"copies\" value=\"{}\"></label>", now.copies())
                .add(
                        "<label>Терять, %<input name=\"dropPercent\" value=\"{}\"></label>",
                        Math.round(now.dropShare() * 100))
                .add("<label>Задержка, мс<input name=\"delayMillis\" value=\"{}\"></label>", now.delayMillis());
        check(html, "shuffled", "перемешивать", now.shuffled());
        check(html, "paused", "пауза", now.paused());
        html.raw("<button name=\"do\" value=\"news\">Сохранить</button></form></section>");
    }

    private static void check(Html html, String name, String label, boolean on) {
        html.add("<label class=\"c\"><input type=\"checkbox\" name=\"{}\"", name)
                .raw(on ? " checked>" : ">")
                .add("{}</label>", label);
    }

    private static long number(Map<String, String> form, String name) {
        var text = form.getOrDefault(name, "").strip();
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("Не число: " + name);
        }
        return Long.parseLong(text);
    }
}
