package kz.cvety.kit.inbox;

import java.util.List;
import kz.cvety.events.Event;
import kz.cvety.kit.ShopId;

/**
 * What a service does with the facts of one aggregate. A bean of this type is all it takes: the kit listens in batches
 * and calls {@link #handle} inside one transaction of the facts' shop, with facts this consumer has not handled before,
 * in the order of their keys. Committing marks them handled in the same transaction.
 *
 * <p>A {@link kz.cvety.kit.Rejection} or any fault of the data makes the kit repeat the batch one by one and put the
 * culprit among the dead letters; a fault of the database is retried with back-off until it passes, in order. So a handler
 * must have no effect outside the transaction.
 */
public interface FactConsumer<E extends Event> {

    /** The Kafka group and the key of the inbox: it never changes once facts were handled under it. */
    String name();

    /** The sealed interface whose topic is listened to. */
    Class<E> events();

    void handle(ShopId shop, List<Fact<E>> facts);
}
