package kz.cvety.simulators.stripe;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kz.cvety.simulators.machinery.Journal;
import kz.cvety.simulators.web.Json;
import tools.jackson.databind.node.ObjectNode;

/** Everything that happened, listed and handed on. */
final class Events {

    private final InstantSource clock;
    private final Journal journal;
    private final Consumer<StripeEvent> listener;
    private final List<StripeEvent> events = new ArrayList<>();

    Events(InstantSource clock, Journal journal, Consumer<StripeEvent> listener) {
        this.clock = clock;
        this.journal = journal;
        this.listener = listener;
    }

    record Line(StripeEvent event) {}

    void happened(String type, ObjectNode object) {
        listener.accept(add(type, object));
    }

    /** Every event, newest first. */
    synchronized List<StripeEvent> newestFirst() {
        return List.copyOf(events.reversed());
    }

    synchronized Optional<StripeEvent> find(String id) {
        return events.stream().filter(event -> event.id().equals(id)).findFirst();
    }

    synchronized void restore(ObjectNode line) {
        events.add(Json.MAPPER.convertValue(line.path("event"), StripeEvent.class));
    }

    private synchronized StripeEvent add(String type, ObjectNode object) {
        var now = clock.instant();
        var id = Ids.next("evt_");
        var event = new StripeEvent(
                id, type, now, StripeJson.event(id, type, now, object).toString());
        events.add(event);
        journal.append(new Line(event));
        return event;
    }
}
