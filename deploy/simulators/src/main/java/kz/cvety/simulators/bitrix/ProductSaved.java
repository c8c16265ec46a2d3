package kz.cvety.simulators.bitrix;

/** What kind of save of a product it was: the name in our hook, and in the form event of Bitrix24. */
enum ProductSaved {
    CREATED("product.created", "CATALOG.PRODUCT.ON.ADD"),
    UPDATED("product.updated", "CATALOG.PRODUCT.ON.UPDATE"),
    DELETED("product.deleted", "CATALOG.PRODUCT.ON.DELETE");

    private final String event;
    private final String formEvent;

    ProductSaved(String event, String formEvent) {
        this.event = event;
        this.formEvent = formEvent;
    }

    String event() {
        return event;
    }

    String formEvent() {
        return formEvent;
    }

    /** Hears of each save, in the order of the saves. */
    @FunctionalInterface
    interface Listener {
        void on(BitrixProduct product, ProductSaved saved);
    }
}
