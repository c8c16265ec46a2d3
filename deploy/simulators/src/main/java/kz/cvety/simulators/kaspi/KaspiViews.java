package kz.cvety.simulators.kaspi;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import kz.cvety.simulators.web.Html;

/** What the pages show. */
final class KaspiViews {

    static final String BACK = "<p><a href=\"/\">К платежам</a></p>";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM HH:mm:ss");
    private static final int SHOWN = 200;

    private final KaspiSimulator simulator;

    KaspiViews(KaspiSimulator simulator) {
        this.simulator = simulator;
    }

    Html list() {
        var html = new Html()
                .raw("<section><div class=\"top\"><h1>Платежи</h1><a href=\"/faults\">Сбои</a></div>")
                .raw("<table><tr><th>Платёж</th><th>Вид</th><th>Назван продавцом</th><th class=\"n\">Сумма, ₸</th>")
                .raw("<th class=\"n\">Возвращено</th><th>Состояние</th><th>Создан</th></tr>");
        var all = simulator.payments().reversed();
        all.stream()
                .limit(SHOWN)
                .forEach(payment -> html.add(
                                "<tr><td><a href=\"/payments/{}\">{}</a></td><td>{}</td><td>{}</td><td class=\"n\">{}</td>",
                                payment.id(),
                                payment.id(),
                                kind(payment),
                                payment.externalId().isEmpty() ? payment.comment() : payment.externalId(),
                                payment.asked())
                        .add("<td class=\"n\">{}</td>", payment.returned().signum() == 0 ? "" : payment.returned())
                        .add(
                                "<td><span class=\"s\">{}</span></td><td>{}</td></tr>",
                                simulator.status(payment.id()),
                                time(payment.createdAt())));
        html.raw(all.isEmpty() ? "</table><p class=\"m\">Платежей пока нет.</p></section>" : "</table></section>");
        return html.raw("<section><h2>Деньги без запроса</h2><form class=\"row\" method=\"post\" action=\"/income\">")
                .raw("<label>Сумма, ₸<input name=\"amount\" value=\"5000\"></label>")
                .raw("<label>Комментарий<input name=\"comment\"></label><button>Заплатить</button></form></section>");
    }

    Html one(KaspiPayment payment) {
        var html = new Html()
                .add("<section><div class=\"top\"><h1>Платёж {}</h1>", payment.id())
                .add("<span class=\"s\">{}</span></div><table class=\"f\">", simulator.status(payment.id()));
        row(html, "Вид", kind(payment));
        row(html, "Назван продавцом", payment.externalId());
        row(html, "Комментарий", payment.comment());
        row(html, "Телефон", payment.phone());
        row(html, "Запрошено, ₸", payment.asked().toPlainString());
        row(html, "Заплачено, ₸", payment.paid().toPlainString());
        row(html, "Операция", payment.transactionId());
        row(html, "Создан", time(payment.createdAt()));
        row(html, "Открыть можно до", time(payment.expiresAt()));
        html.raw("</table>");
        actions(html, payment, "operator");
        html.raw("</section><section><h2>Возвраты</h2><table>");
        simulator.returns().stream()
                .filter(returned -> returned.paymentId() == payment.id())
                .forEach(returned -> html.add(
                        "<tr><td>{}</td><td class=\"n\">{} ₸</td><td>{}</td></tr>",
                        returned.operationId(),
                        returned.amount(),
                        time(returned.at())));
        return html.raw("</table></section>").raw(BACK);
    }

    Html buyer(KaspiPayment payment) {
        var html = new Html().add("<section class=\"chat\"><h1>К оплате {} ₸</h1>", payment.asked());
        if (payable(payment)) {
            actions(html, payment, "buyer");
        } else {
            html.add("<p>{}</p>", word(payment));
        }
        return html.raw("</section>");
    }

    boolean payable(KaspiPayment payment) {
        return payment.payable(simulator.now());
    }

    private void actions(Html html, KaspiPayment payment, String from) {
        html.raw("<div class=\"b\">");
        if (payable(payment)) {
            button(html, payment, from, "pay", "Заплатить");
            button(html, payment, from, "decline", "Отказаться");
        }
        if (from.equals("operator")) {
            if (payable(payment)) {
                button(html, payment, from, "pay-late", "Заплатить, подтвердится позже");
            }
            if (payment.stage() != KaspiPayment.Stage.PAID) {
                button(html, payment, from, "confirm", "Деньги всё-таки пришли");
            }
        }
        html.raw("</div>");
    }

    private static void button(Html html, KaspiPayment payment, String from, String step, String label) {
        html.add("<form method=\"post\" action=\"/payments/{}/{}\">", payment.id(), step)
                .add("<input type=\"hidden\" name=\"from\" value=\"{}\">", from)
                .raw(step.equals("pay") ? "<button>" : "<button class=\"q\">")
                .add("{}</button></form>", label);
    }

    private static void row(Html html, String name, String value) {
        if (!value.isEmpty()) {
            html.add("<tr><th>{}</th><td>{}</td></tr>", name, value);
        }
    }

    private static String word(KaspiPayment payment) {
        return switch (payment.stage()) {
            case PAID -> "Оплачено";
            case UNCONFIRMED -> "Оплата подтверждается";
            case DECLINED -> "Оплата отклонена";
            case CANCELED -> "Счёт отозван продавцом";
            case OFFERED, OPENED -> "Срок оплаты истёк";
        };
    }

    private static String kind(KaspiPayment payment) {
        return switch (payment.kind()) {
            case QR -> "QR";
            case LINK -> "ссылка";
            case REMOTE -> "счёт на телефон";
        };
    }

    private static String time(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.ofHours(5)));
    }
}
