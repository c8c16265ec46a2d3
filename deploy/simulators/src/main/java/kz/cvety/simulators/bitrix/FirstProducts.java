package kz.cvety.simulators.bitrix;

import java.awt.Color;
import java.util.List;

/** What stands on the shelves of a shop that has just opened. */
final class FirstProducts {

    private static final long OWNER = 1;

    private FirstProducts() {}

    private record First(
            String name,
            String price,
            String section,
            String height,
            boolean available,
            int flowers,
            int colour,
            String description) {}

    private static final List<First> FIRST = List.of(
            new First(
                    "51 қызыл раушан",
                    "24950",
                    "Розы",
                    "70 см",
                    true,
                    51,
                    0xC2203A,
                    "Кенийская роза, лента и крафт. Открытка в подарок."),
            new First("25 белых роз", "12500", "Розы", "60 см", true, 25, 0xF2EEE2, "Роза сорта «Аваланш», эвкалипт."),
            new First(
                    "Букет «Наурыз»",
                    "9900",
                    "Тюльпаны",
                    "40 см",
                    true,
                    21,
                    0xE2568A,
                    "21 тюльпан из Алматинской области."),
            new First("Пионы «Сара Бернар»", "18700", "Пионы", "50 см", false, 9, 0xEFA3B8, "Сезон: май и июнь."),
            new First(
                    "Корзина «Жазғы таң»",
                    "15400",
                    "Корзины",
                    "45 см",
                    true,
                    17,
                    0xE9B13B,
                    "Кустовая роза, хризантема, гиперикум."),
            new First("Открытка с вашим текстом", "500", "Дополнения", "", true, 1, 0x6BA58A, "Текст до 300 знаков."));

    static void putInto(BitrixProducts products, UploadFolder uploads) {
        for (var first : FIRST) {
            var picture = uploads.keep(DrawnBouquet.png(first.flowers, new Color(first.colour)), "png");
            products.add(
                    ProductEdit.of(first.name, first.price)
                            .section(first.section)
                            .height(first.height)
                            .available(first.available)
                            .description(first.description)
                            .image(new ProductEdit.Picture(picture.path(), "", picture.hash())),
                    OWNER);
        }
    }
}
