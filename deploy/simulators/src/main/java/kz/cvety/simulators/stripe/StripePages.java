package kz.cvety.simulators.stripe;

import java.util.function.Consumer;
import kz.cvety.simulators.machinery.FaultPanel;
import kz.cvety.simulators.web.Html;
import kz.cvety.simulators.web.Page;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Request;

/** The checkout page of buyers, and the operators' pages: sessions, refunds, fault switches. */
final class StripePages {

    private final StripeSimulator simulator;
    private final FaultPanel faults;
    private final StripeViews views;

    StripePages(StripeSimulator simulator, FaultPanel faults) {
        this.simulator = simulator;
        this.faults = faults;
        this.views = new StripeViews(simulator);
    }

    Reply handle(Request request) {
        try {
            return request.isPost() ? post(request) : get(request);
        } catch (Refused | IllegalArgumentException wrong) {
            var body = new Html().add("<h1>Не вышло</h1><p>{}</p>", String.valueOf(wrong.getMessage()));
            return page(422, "Не вышло", body);
        }
    }

    private Reply get(Request request) {
        var path = request.path();
        if (path.equals("/")) {
            return page(200, "Сессии", views.list());
        } else if (path.equals("/faults")) {
            return page(200, "Сбои", faults.show(simulator.pendingWebhooks()).raw(StripeViews.BACK));
        } else if (path.startsWith("/c/pay/")) {
            return page(200, "Оплата", views.buyer(simulator.session(last(path))));
        } else if (path.startsWith("/sessions/")) {
            return page(200, "Сессия", views.one(simulator.session(last(path))));
        }
        return lost();
    }

    private Reply post(Request request) {
        var path = request.path();
        if (path.equals("/faults")) {
            faults.apply(request.form());
            return Reply.redirect(303, "/faults");
        }
        var id = request.form().getOrDefault("id", "");
        return switch (path) {
            case "/buyer/pay" -> {
                simulator.pay(id);
                yield Reply.redirect(303, simulator.session(id).successUrl().replace("{CHECKOUT_SESSION_ID}", id));
            }
            case "/buyer/decline" -> {
                simulator.decline(id);
                yield Reply.redirect(303, "/c/pay/" + id);
            }
            case "/sessions/pay" -> act(id, simulator::pay);
            case "/sessions/promise" -> act(id, simulator::promise);
            case "/sessions/settle" -> act(id, simulator::settle);
            case "/sessions/fail" -> act(id, simulator::fail);
            case "/sessions/decline" -> act(id, simulator::decline);
            case "/sessions/expire" -> act(id, simulator::expire);
            case "/refunds/settle" -> act(request, simulator::settleRefund);
            case "/refunds/fail" -> act(request, simulator::failRefund);
            default -> lost();
        };
    }

    private static Reply act(String session, Consumer<String> step) {
        step.accept(session);
        return Reply.redirect(303, "/sessions/" + session);
    }

    private static Reply act(Request request, Consumer<String> step) {
        step.accept(request.form().getOrDefault("refund", ""));
        return Reply.redirect(303, "/sessions/" + request.form().getOrDefault("id", ""));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Reply lost() {
        return page(404, "Нет такой страницы", new Html().raw("<h1>Нет такой страницы</h1>"));
    }

    private static Reply page(int status, String title, Html body) {
        return Reply.html(status, Page.of("Stripe", "симулятор", title, body));
    }
}
