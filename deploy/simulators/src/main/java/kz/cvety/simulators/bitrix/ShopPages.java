package kz.cvety.simulators.bitrix;

import java.util.LinkedHashMap;
import java.util.Map;
import kz.cvety.simulators.web.Html;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Page;
import kz.cvety.simulators.web.Reply;
import kz.cvety.simulators.web.Request;

/** The managers' pages: what each address shows, and what each form does. */
final class ShopPages {

    static final long MANAGER = 42;

    private static final String NAME = "Bitrix: магазин цветов";
    private static final String NOTE = "симулятор 1C-Битрикс";

    private final BitrixSimulator simulator;
    private final ProductPages products;

    ShopPages(BitrixSimulator simulator, ProductJson json) {
        this.simulator = simulator;
        this.products = new ProductPages(simulator.products(), json);
    }

    Reply handle(Request request) {
        try {
            return request.isPost() ? post(request) : get(request);
        } catch (NoSuchOrder ignored) {
            return page(404, "Нет такого заказа", new Html().raw("<h1>Нет такого заказа</h1>"));
        } catch (NoSuchProduct ignored) {
            return page(404, "Нет такого товара", new Html().raw("<h1>Нет такого товара</h1>"));
        } catch (CallRefused | IllegalArgumentException refused) {
            var body = new Html().add("<h1>Не сохранено</h1><p>{}</p>", String.valueOf(refused.getMessage()));
            return page(422, "Не сохранено", body);
        }
    }

    private Reply get(Request request) {
        var segments = request.segments();
        if (segments.isEmpty()) {
            return page(200, "Заказы", OrderViews.list(simulator));
        }
        return switch (segments.getFirst()) {
            case "new" -> page(200, "Новый заказ", OrderViews.blank(simulator.products()));
            case "faults" -> page(200, "Сбои", FaultViews.panel(simulator));
            case "products" -> products.get(request);
            case "orders" -> {
                var order = simulator.shop().get(id(request));
                yield page(200, "Заказ " + order.id(), OrderViews.one(order));
            }
            default -> lost();
        };
    }

    private Reply post(Request request) {
        if (request.segments().getFirst().equals("products")) {
            return products.post(request);
        }
        var form = request.form();
        return switch (request.path().replaceAll("\\d+", "#")) {
            case "/orders" ->
                to("/orders/" + simulator.shop().order(checkout(form)).id());
            case "/orders/#/status" -> {
                simulator.shop().changeStatus(id(request), form.getOrDefault("status", "N"), MANAGER);
                yield to("/orders/" + id(request));
            }
            case "/orders/#/properties" -> {
                simulator.shop().editProperties(id(request), newlines(form), MANAGER);
                yield to("/orders/" + id(request));
            }
            case "/faults" -> {
                FaultViews.apply(simulator, form);
                yield to("/faults");
            }
            default -> lost();
        };
    }

    private Checkout checkout(Map<String, String> form) {
        var call = Json.object().put("price_delivery", form.getOrDefault("delivery", "0"));
        call.putObject("user")
                .put("NAME", form.getOrDefault("buyerName", ""))
                .put("PHONE", form.getOrDefault("buyerPhone", ""));
        var chosen = form.getOrDefault("productId", "");
        var product = chosen.isEmpty() ? null : simulator.products().get(CheckoutReader.integer("basket", chosen));
        call.putArray("items")
                .addObject()
                .put("PRODUCT_ID", product == null ? "7" : chosen)
                .put("NAME", product == null ? form.getOrDefault("product", "") : product.name())
                .put("PRICE", product == null ? form.getOrDefault("price", "") : OrderJson.money(product.price()))
                .put("QUANTITY", form.getOrDefault("quantity", "1"));
        var properties = call.putObject("properties");
        newlines(form).forEach((name, value) -> {
            if (OrderViews.PROPERTIES.containsKey(name)) {
                properties.put(name, value);
            }
        });
        return CheckoutReader.read(call);
    }

    /** Browsers send CRLF for a line break in a text area; the shop keeps what was typed. */
    static Map<String, String> newlines(Map<String, String> form) {
        var typed = new LinkedHashMap<String, String>();
        form.forEach((name, value) -> typed.put(name, value.replace("\r\n", "\n")));
        return typed;
    }

    private static long id(Request request) {
        var segments = request.segments();
        return CheckoutReader.integer("order", segments.size() > 1 ? segments.get(1) : "");
    }

    static Reply lost() {
        return page(404, "Нет такой страницы", new Html().raw("<h1>Нет такой страницы</h1>"));
    }

    static Reply page(int status, String title, Html body) {
        return Reply.html(status, Page.of(NAME, NOTE, title, body));
    }

    private static Reply to(String path) {
        return Reply.redirect(303, path);
    }
}
