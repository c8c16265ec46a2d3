package kz.cvety.events.identity;

import java.util.List;
import kz.cvety.events.EventType;

/**
 * A member of the team has another name or role.
 *
 * @param changed names of the snapshot's fields that differ from the version before
 */
@EventType("identity.user-changed.v1")
public record UserChanged(UserSnapshot user, List<String> changed) implements UserEvent {}
