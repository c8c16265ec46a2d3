package kz.cvety.simulators.web;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Somebody who receives hooks: remembers each request and answers the status it is told. */
public final class Listener implements AutoCloseable {

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final WebServer server = WebServer.start("127.0.0.1", 0, this::answer);

    public URI address() {
        return server.address();
    }

    /** Answers the next requests with 500. */
    public void refuseNext(int times) {
        refusals.set(times);
    }

    public List<Request> requests() {
        return requests;
    }

    public List<JsonNode> bodies() {
        return requests.stream()
                .map(request -> Json.MAPPER.readTree(request.body()))
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(Request request) {
        requests.add(request);
        var refuse = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        return Reply.json(refuse ? 500 : 200, "{}");
    }
}
