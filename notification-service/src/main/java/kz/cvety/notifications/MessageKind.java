package kz.cvety.notifications;

/** Why a message is sent. */
public enum MessageKind {
    NEW_ORDER,
    STATUS,
    LOW_STOCK,
    STOCK_RECOVERED,
    PAYMENT_ATTENTION,
    PAYMENT_RECEIVED,
    PAY_LINK,
    PAY_REMINDER,
    REFUND,
    REPLY
}
