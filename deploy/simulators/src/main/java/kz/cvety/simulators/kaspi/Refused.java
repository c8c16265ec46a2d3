package kz.cvety.simulators.kaspi;

/** Kaspi refuses a call with one of its codes; over HTTP that is a success. */
final class Refused extends RuntimeException {

    private final int code;

    private Refused(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }

    static Refused unauthorized() {
        return new Refused(-10000, "Отсутствует сертификат клиента");
    }

    static Refused noDevice() {
        return new Refused(-1501, "Устройство не найдено");
    }

    static Refused deletedDevice() {
        return new Refused(-1502, "Устройство отключено или удалено");
    }

    static Refused deviceElsewhere() {
        return new Refused(-1503, "Устройство уже добавлено в другую торговую точку");
    }

    static Refused noPurchase() {
        return new Refused(-1601, "Покупка не найдена");
    }

    static Refused returnTooLarge() {
        return new Refused(-99000005, "Сумма возврата не может превышать сумму покупки");
    }

    static Refused returnFailed() {
        return new Refused(-99000006, "Ошибка возврата, попробуйте позже");
    }

    static Refused wrongState() {
        return new Refused(-99000011, "Невозможно выполнить операцию в текущем статусе");
    }

    static Refused wholeReturnsOnly() {
        return new Refused(-99000020, "Частичный возврат невозможен");
    }

    static Refused unavailable() {
        return new Refused(-999, "Сервис временно недоступен");
    }
}
