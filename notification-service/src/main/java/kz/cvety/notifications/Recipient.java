package kz.cvety.notifications;

/** A chat that hears about an order. */
public record Recipient(long chatId, Language language, Audience audience) {}
