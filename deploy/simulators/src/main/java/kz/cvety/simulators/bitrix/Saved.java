package kz.cvety.simulators.bitrix;

/** What kind of save it was. */
enum Saved {
    CREATED("order.create"),
    UPDATED("order.update"),
    STATUS("order.status.change");

    private final String event;

    Saved(String event) {
        this.event = event;
    }

    String event() {
        return event;
    }

    /** Hears of each save, in the order of the saves. */
    @FunctionalInterface
    interface Listener {
        void on(BitrixOrder order, Saved saved);
    }
}
