package kz.cvety.orders;

import java.util.UUID;

/** An item of stock of which an order wants more than there was, in the item's unit. */
public record Lack(UUID itemId, String item, long wanted, long available) {}
