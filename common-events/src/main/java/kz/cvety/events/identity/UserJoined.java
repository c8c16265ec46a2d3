package kz.cvety.events.identity;

import kz.cvety.events.EventType;

/** Somebody works in the shop from now on, for the first time or again. */
@EventType("identity.user-joined.v1")
public record UserJoined(UserSnapshot user) implements UserEvent {}
