package kz.cvety.events.identity;

import kz.cvety.events.EventType;

/** Somebody does not work in the shop any more. Their name stays readable beside what they have done. */
@EventType("identity.user-left.v1")
public record UserLeft(UserSnapshot user) implements UserEvent {}
