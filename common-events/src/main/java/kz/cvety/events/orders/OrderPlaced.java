package kz.cvety.events.orders;

import kz.cvety.events.EventType;

/** An order exists from now on, whoever took it: the shop, the admin app, a bot or Bitrix. */
@EventType("orders.order-placed.v1")
public record OrderPlaced(OrderSnapshot order) implements OrderEvent {}
