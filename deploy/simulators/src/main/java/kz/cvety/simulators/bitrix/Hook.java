package kz.cvety.simulators.bitrix;

/** A hook in the shop's outbox. The body is fixed when the order is saved. */
record Hook(String event, long orderId, long version, String status, String body) {

    static final String THIN = "thin";

    boolean thin() {
        return event.equals(THIN);
    }

    String path() {
        return thin() ? "/api/v1/webhooks/order-status-sync" : "/webhooks/bitrix/order";
    }
}
