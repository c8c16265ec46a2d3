package kz.cvety.simulators.stripe;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import kz.cvety.simulators.stripe.StripeSession.Status;
import kz.cvety.simulators.web.Html;

/** What the pages show. */
final class StripeViews {

    static final String BACK = "<p><a href=\"/\">К сессиям</a></p>";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM HH:mm:ss");
    private static final int SHOWN = 200;

    private final StripeSimulator simulator;

    StripeViews(StripeSimulator simulator) {
        this.simulator = simulator;
    }

    Html list() {
        var html = new Html()
                .raw("<section><div class=\"top\"><h1>Сессии</h1><a href=\"/faults\">Сбои</a></div>")
                .raw("<table><tr><th>Сессия</th><th>За что</th><th class=\"n\">Сумма</th>")
                .raw("<th class=\"n\">Возвращено</th><th>Состояние</th><th>Создана</th></tr>");
        var all = simulator.sessions().reversed();
        all.stream()
                .limit(SHOWN)
                .forEach(session -> html.add(
                                "<tr><td><a href=\"/sessions/{}\">{}</a></td><td>{}</td><td class=\"n\">{}</td>",
                                session.id(),
                                session.id(),
                                session.name(),
                                money(session.amount(), session.currency()))
                        .add(
                                "<td class=\"n\">{}</td>",
                                session.refunded() == 0 ? "" : money(session.refunded(), session.currency()))
                        .add(
                                "<td><span class=\"s\">{}</span></td><td>{}</td></tr>",
                                state(session),
                                time(session.createdAt())));
        return html.raw(all.isEmpty() ? "</table><p class=\"m\">Сессий пока нет.</p></section>" : "</table></section>");
    }

    Html one(StripeSession session) {
        var html = new Html()
                .add("<section><div class=\"top\"><h1>{}</h1>", session.name())
                .add("<span class=\"s\">{}</span></div><table class=\"f\">", state(session));
        row(html, "Сессия", session.id());
        row(html, "Назван продавцом", session.clientReferenceId());
        row(html, "Сумма", money(session.amount(), session.currency()));
        row(html, "Платёж", session.paymentIntent());
        row(html, "Создана", time(session.createdAt()));
        row(html, "Истекает", time(session.expiresAt()));
        session.metadata().forEach((name, value) -> row(html, name, value));
        html.raw("</table><div class=\"b\">");
        if (session.status() == Status.OPEN) {
            button(html, "/sessions/pay", session, "", "Заплатить");
            button(html, "/sessions/decline", session, "", "Карта отклонена");
            button(html, "/sessions/promise", session, "", "Обещать перевод");
            button(html, "/sessions/expire", session, "", "Срок истёк");
        } else if (session.status() == Status.COMPLETE && !session.paid()) {
            button(html, "/sessions/settle", session, "", "Перевод пришёл");
            button(html, "/sessions/fail", session, "", "Перевод не пришёл");
        }
        html.raw("</div></section><section><h2>Возвраты</h2><table>");
        simulator.refunds().stream()
                .filter(refund -> refund.sessionId().equals(session.id()))
                .forEach(refund -> refund(html, session, refund));
        return html.raw("</table></section>").raw(BACK);
    }

    Html buyer(StripeSession session) {
        var html = new Html()
                .add("<section class=\"chat\"><h1>{}</h1>", session.name())
                .add("<p>К оплате {}</p><div class=\"b\">", money(session.amount(), session.currency()));
        if (session.status() == Status.OPEN) {
            button(html, "/buyer/pay", session, "", "Заплатить картой");
            button(html, "/buyer/decline", session, "", "Карта без денег");
        }
        html.raw("</div>");
        if (session.status() != Status.OPEN) {
            html.raw(session.status() == Status.COMPLETE ? "<p>Спасибо за оплату</p>" : "<p>Срок оплаты истёк</p>");
        }
        return html.raw("</section>");
    }

    private static void refund(Html html, StripeSession session, StripeRefund refund) {
        html.add("<tr><td>{}</td><td class=\"n\">{}</td>", refund.id(), money(refund.amount(), refund.currency()))
                .add("<td><span class=\"s\">{}</span></td><td class=\"b\">", refund.status());
        if (refund.status().equals("pending")) {
            button(html, "/refunds/settle", session, refund.id(), "Вернулись");
            button(html, "/refunds/fail", session, refund.id(), "Не вернулись");
        }
        html.raw("</td></tr>");
    }

    private static void button(Html html, String action, StripeSession session, String refund, String label) {
        html.add("<form method=\"post\" action=\"{}\">", action)
                .add("<input type=\"hidden\" name=\"id\" value=\"{}\">", session.id())
                .add("<input type=\"hidden\" name=\"refund\" value=\"{}\">", refund)
                .add("<button class=\"q\">{}</button></form>", label);
    }

    private static void row(Html html, String name, String value) {
        if (!value.isEmpty()) {
            html.add("<tr><th>{}</th><td>{}</td></tr>", name, value);
        }
    }

    private static String state(StripeSession session) {
        var status = session.status().name().toLowerCase(Locale.ROOT);
        return session.status() == Status.COMPLETE ? status + (session.paid() ? ", paid" : ", unpaid") : status;
    }

    private static String money(long hundredths, String currency) {
        return BigDecimal.valueOf(hundredths, 2).toPlainString() + " " + currency.toUpperCase(Locale.ROOT);
    }

    private static String time(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.ofHours(5)));
    }
}
