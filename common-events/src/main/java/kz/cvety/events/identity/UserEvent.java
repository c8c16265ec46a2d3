package kz.cvety.events.identity;

import java.util.UUID;
import kz.cvety.events.Event;
import kz.cvety.events.Topic;

/**
 * What happened to somebody's work in one shop. A person who works in two shops has two histories under one key, told apart by
 * the shop: versions are compared per user and shop.
 */
@Topic("identity.user")
public sealed interface UserEvent extends Event permits UserJoined, UserChanged, UserLeft {

    UserSnapshot user();

    @Override
    default UUID aggregateId() {
        return user().userId();
    }
}
