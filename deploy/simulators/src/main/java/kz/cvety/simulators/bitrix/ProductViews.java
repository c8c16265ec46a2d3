package kz.cvety.simulators.bitrix;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import kz.cvety.simulators.web.Html;
import org.jspecify.annotations.Nullable;

/** Products as HTML. */
final class ProductViews {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss");

    private final ProductJson json;

    ProductViews(ProductJson json) {
        this.json = json;
    }

    Html list(BitrixProducts products) {
        var all = products.all();
        var html = new Html()
                .raw("<section><div class=\"top\"><h1>Товары</h1>")
                .add("<span class=\"m\">всего {}</span></div>", all.size())
                .raw("<p class=\"b\"><a href=\"/products/new\">Новый товар</a> · <a href=\"/\">Заказы</a></p>");
        if (all.isEmpty()) {
            return html.raw("<p class=\"m\">Товаров пока нет.</p></section>");
        }
        html.raw("<div class=\"cards\">");
        all.forEach(product -> card(html, product));
        return html.raw("</div></section>");
    }

    Html one(BitrixProduct product) {
        var html = new Html()
                .add("<section><h1>{} ", product.name())
                .raw(product.available() ? "" : "<span class=\"s warn\">не продаётся</span>")
                .raw("</h1>");
        pictures(html, product);
        html.raw("<table class=\"f\">");
        field(html, "Номер", Long.toString(product.id()));
        field(html, "XML_ID", product.xmlId().isEmpty() ? "нет" : product.xmlId());
        field(html, "Цена", ProductJson.price(product));
        field(html, "Версия", Long.toString(product.version()));
        field(html, "Изменён", TIME.format(product.dateUpdate().atOffset(ZoneOffset.ofHours(5))));
        field(html, "Кто изменил", author(product));
        if (!product.imageSource().isEmpty()) {
            field(html, "Картинка загружена с", product.imageSource());
        }
        html.raw("</table></section><section><h2>Изменить</h2>")
                .add("<form method=\"post\" action=\"/products/{}\">", product.id());
        fields(html, product);
        return html.raw("<button>Сохранить</button></form></section>")
                .add("<section><form method=\"post\" action=\"/products/{}/delete\">", product.id())
                .raw("<button class=\"q\">Удалить товар</button></form></section>")
                .raw("<p><a href=\"/products\">К товарам</a></p>");
    }

    Html blank() {
        var html = new Html().raw("<section><h1>Новый товар</h1><form method=\"post\" action=\"/products\">");
        fields(html, null);
        return html.raw("<button>Создать товар</button></form></section>")
                .raw("<p><a href=\"/products\">К товарам</a></p>");
    }

    private void card(Html html, BitrixProduct product) {
        html.add("<a class=\"card\" href=\"/products/{}\">", product.id());
        if (product.image().isEmpty()) {
            html.raw("<span class=\"pic m\">нет картинки</span>");
        } else {
            html.add("<img class=\"pic\" loading=\"lazy\" src=\"{}\" alt=\"\">", product.image());
        }
        html.add("<b>{}</b><span>{}</span>", product.name(), ProductJson.price(product))
                .add("<span class=\"m\">№ {}, версия {}", product.id(), product.version())
                .add(
                        "{}<br>изменил {}</span>",
                        product.section().isEmpty() ? "" : ", " + product.section(),
                        author(product))
                .raw(product.available() ? "</a>" : "<span class=\"s warn\">не продаётся</span></a>");
    }

    private void pictures(Html html, BitrixProduct product) {
        html.raw("<p class=\"b\">");
        if (!product.image().isEmpty()) {
            html.add("<img class=\"pic\" src=\"{}\" alt=\"главная картинка\">", product.image());
        }
        product.images().forEach(image -> html.add("<img class=\"pic\" loading=\"lazy\" src=\"{}\" alt=\"\">", image));
        html.raw("</p>");
    }

    private void fields(Html html, @Nullable BitrixProduct product) {
        html.raw("<div class=\"g\"><div>");
        input(html, "name", "Название", product == null ? "" : product.name());
        input(html, "price", "Цена, ₸", product == null ? "" : OrderJson.money(product.price()));
        input(html, "section", "Раздел", product == null ? "" : product.section());
        input(html, "height", "Высота", product == null ? "" : product.height());
        html.raw("<label class=\"c\"><input type=\"checkbox\" name=\"available\"")
                .raw(product == null || product.available() ? " checked>" : ">")
                .raw("продаётся</label></div><div>");
        input(html, "image", "Главная картинка, адрес", product == null ? "" : json.shown(product.image()));
        area(
                html,
                "images",
                "Другие картинки, по адресу в строке",
                product == null ? "" : String.join("\n", product.images()));
        area(html, "description", "Описание", product == null ? "" : product.description());
        html.raw("</div></div>");
    }

    private static void input(Html html, String name, String label, String value) {
        html.add("<label>{}<input name=\"{}\" value=\"{}\"></label>", label, name, value);
    }

    private static void area(Html html, String name, String label, String value) {
        // the line break after the tag belongs to HTML, so that one at the start of the text survives
        html.add("<label>{}<textarea name=\"{}\">\n{}</textarea></label>", label, name, value);
    }

    private static void field(Html html, String label, String value) {
        html.add("<tr><th>{}</th><td class=\"t\">{}</td></tr>", label, value);
    }

    private static String author(BitrixProduct product) {
        return product.changedBy().isEmpty() ? "внешняя система" : "пользователь " + product.changedBy();
    }
}
