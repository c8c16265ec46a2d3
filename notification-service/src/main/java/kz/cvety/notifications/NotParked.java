package kz.cvety.notifications;

import java.util.Map;
import kz.cvety.kit.Rejection;

/** Only a parked message can be retried; others are under way, done, or meant never to be sent. */
public final class NotParked extends Rejection {

    public NotParked(MessageState state) {
        super(Kind.CONFLICT, "message-not-parked", "Only a parked message can be retried", Map.of("state", state));
    }
}
