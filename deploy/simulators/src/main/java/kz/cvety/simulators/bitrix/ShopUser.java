package kz.cvety.simulators.bitrix;

/** Somebody with an account in the shop. */
public record ShopUser(long id, String name, String phone) {}
