package kz.cvety.simulators.bitrix;

import java.time.Duration;
import java.util.Map;
import kz.cvety.simulators.machinery.CallFault;
import kz.cvety.simulators.machinery.FaultKind;
import kz.cvety.simulators.web.Html;

/** The page of fault switches. */
final class FaultViews {

    private FaultViews() {}

    static Html panel(BitrixSimulator simulator) {
        var html = new Html().raw("<section><h1>Сбои входящих вызовов</h1>");
        armed(html, simulator);
        html.raw("<form class=\"row\" method=\"post\" action=\"/faults\"><label>Сбой<select name=\"kind\">");
        for (var kind : FaultKind.values()) {
            html.add("<option value=\"{}\">{}</option>", kind.wireName(), kind.label());
        }
        html.raw("</select></label>")
                .raw("<label>Только действие<input name=\"action\" placeholder=\"order.create\"></label>")
                .raw("<label>Сколько вызовов (0 — до отмены)<input name=\"times\" value=\"0\"></label>")
                .raw("<label>Задержка, мс<input name=\"millis\" value=\"1000\"></label>")
                .raw("<button name=\"do\" value=\"arm\">Включить</button>")
                .raw("<button class=\"q\" name=\"do\" value=\"clear\">Снять все</button></form></section>");
        hooks(html, simulator);
        return html.raw("<p><a href=\"/\">К заказам</a></p>");
    }

    static void apply(BitrixSimulator simulator, Map<String, String> form) {
        switch (form.getOrDefault("do", "")) {
            case "clear" -> simulator.faults().clear();
            case "arm" -> {
                var kind = FaultKind.of(form.getOrDefault("kind", ""))
                        .orElseThrow(() -> new IllegalArgumentException("Такого сбоя нет"));
                var delay = Duration.ofMillis(number(form, "millis"));
                var fault = new CallFault(
                        kind, form.getOrDefault("action", "").strip(), (int) number(form, "times"), delay);
                simulator.faults().add(fault);
            }
            case "hooks" ->
                simulator
                        .hookFaults()
                        .set(new HookFaults.Settings(
                                (int) number(form, "copies"),
                                form.containsKey("reorder"),
                                number(form, "dropPercent") / 100.0,
                                number(form, "delayMillis"),
                                form.containsKey("paused"),
                                form.containsKey("sendWhileDown")));
            default -> throw new IllegalArgumentException("Неизвестное действие");
        }
    }

    private static void armed(Html html, BitrixSimulator simulator) {
        var faults = simulator.faults().armed();
        if (faults.isEmpty()) {
            html.raw("<p class=\"m\">Сбоев нет, магазин отвечает.</p>");
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

    private static void hooks(Html html, BitrixSimulator simulator) {
        var now = simulator.hookFaults().settings();
        html.raw("<section><h2>Исходящие хуки</h2>")
                .add("<p class=\"m\">В очереди {}.</p>", simulator.pendingHooks())
                .raw("<form class=\"row\" method=\"post\" action=\"/faults\">")
                .add("<label>Копий каждого<input name=\"copies\" value=\"{}\"></label>", now.copies())
                .add(
                        "<label>Терять, %<input name=\"dropPercent\" value=\"{}\"></label>",
                        Math.round(now.dropShare() * 100))
                .add("<label>Задержка, мс<input name=\"delayMillis\" value=\"{}\"></label>", now.delayMillis());
        check(html, "reorder", "перемешивать", now.reorder());
        check(html, "paused", "пауза", now.paused());
        check(html, "sendWhileDown", "слать и без связи", now.sendWhileDown());
        html.raw("<button name=\"do\" value=\"hooks\">Сохранить</button></form></section>");
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
