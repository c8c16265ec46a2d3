package kz.cvety.simulators.kaspi;

import java.util.function.LongFunction;
import kz.cvety.simulators.machinery.FaultPanel;
import kz.cvety.simulators.web.Html;
import kz.cvety.simulators.web.Page;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Request;

/** The buyer's page behind a payment link, and the operators' pages: payments, returns, fault switches. */
final class KaspiPages {

    private final KaspiSimulator simulator;
    private final KaspiPayments payments;
    private final FaultPanel faults;
    private final KaspiViews views;

    KaspiPages(KaspiSimulator simulator, KaspiPayments payments, FaultPanel faults) {
        this.simulator = simulator;
        this.payments = payments;
        this.faults = faults;
        this.views = new KaspiViews(simulator);
    }

    Reply handle(Request request) {
        try {
            return request.isPost() ? post(request) : get(request);
        } catch (Refused refused) {
            return page(422, "Не вышло", new Html().add("<h1>{}</h1>", String.valueOf(refused.getMessage())));
        } catch (IllegalArgumentException wrong) {
            return page(
                    422, "Не вышло", new Html().add("<h1>Не вышло</h1><p>{}</p>", String.valueOf(wrong.getMessage())));
        }
    }

    private Reply get(Request request) {
        var segments = request.segments();
        if (segments.isEmpty()) {
            return page(200, "Платежи", views.list());
        }
        return switch (segments.getFirst()) {
            case "payments" -> page(200, "Платёж", views.one(payments.get(id(request))));
            case "faults" ->
                page(200, "Сбои", faults.show(simulator.pendingCallbacks()).raw(KaspiViews.BACK));
            case "pay" -> {
                var token = segments.size() > 1 ? segments.get(1) : "";
                yield payments.byToken(token)
                        .map(payment -> page(200, "Оплата", views.buyer(opened(payment))))
                        .orElseGet(KaspiPages::lost);
            }
            default -> lost();
        };
    }

    private Reply post(Request request) {
        var form = request.form();
        return switch (request.path().replaceAll("\\d{1,18}", "#")) {
            case "/payments/#/pay" -> act(request, simulator::pay);
            case "/payments/#/pay-late" -> act(request, simulator::payLate);
            case "/payments/#/confirm" -> act(request, simulator::confirm);
            case "/payments/#/decline" -> act(request, simulator::decline);
            case "/income" -> {
                var amount = form.getOrDefault("amount", "").strip();
                if (!amount.matches("\\d{1,9}(\\.\\d{1,2})?")) {
                    throw new IllegalArgumentException("Не сумма");
                }
                yield to("/payments/"
                        + simulator
                                .income(amount, form.getOrDefault("comment", ""))
                                .id());
            }
            case "/faults" -> {
                faults.apply(form);
                yield to("/faults");
            }
            default -> lost();
        };
    }

    private Reply act(Request request, LongFunction<KaspiPayment> step) {
        var payment = step.apply(id(request));
        return to(
                request.form().getOrDefault("from", "").equals("buyer")
                        ? "/pay/" + payment.token()
                        : "/payments/" + payment.id());
    }

    private KaspiPayment opened(KaspiPayment payment) {
        var untouched = payment.stage() == KaspiPayment.Stage.OFFERED && views.payable(payment);
        return untouched ? simulator.open(payment.id()) : payment;
    }

    private static long id(Request request) {
        var segments = request.segments();
        var text = segments.size() > 1 ? segments.get(1) : "";
        return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static Reply lost() {
        return page(404, "Нет такой страницы", new Html().raw("<h1>Нет такой страницы</h1>"));
    }

    private static Reply page(int status, String title, Html body) {
        return Reply.html(status, Page.of("Kaspi Pay", "симулятор", title, body));
    }

    private static Reply to(String path) {
        return Reply.redirect(303, path);
    }
}
