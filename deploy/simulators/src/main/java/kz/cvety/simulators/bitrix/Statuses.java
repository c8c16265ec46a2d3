package kz.cvety.simulators.bitrix;

import java.util.LinkedHashMap;
import java.util.Map;

/** The status codes this shop knows, with the names its managers see. */
final class Statuses {

    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("N", "Новый");
        NAMES.put("PD", "Оплачен");
        NAMES.put("P", "В обработке");
        NAMES.put("AP", "Принят флористом");
        NAMES.put("CO", "Собран");
        NAMES.put("DE", "В доставке");
        NAMES.put("F", "Доставлен");
        NAMES.put("CF", "Завершён");
        NAMES.put("RD", "Возвращён");
        NAMES.put("RF", "Возврат денег");
        NAMES.put("UN", "Не выполнен");
        NAMES.put("CN", "Отменён");
    }

    private Statuses() {}

    static boolean known(String code) {
        return NAMES.containsKey(code);
    }

    static Iterable<String> codes() {
        return NAMES.keySet();
    }

    static String name(String code) {
        return NAMES.getOrDefault(code, code);
    }
}
