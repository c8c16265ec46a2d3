package kz.cvety.simulators.stripe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.cvety.simulators.machinery.Journal;
import kz.cvety.simulators.web.Json;
import kz.cvety.simulators.web.Reply;
import tools.jackson.databind.node.ObjectNode;

/** Answers by idempotency key: kept for a day, repeated word for word, failures too. */
final class IdempotentAnswers {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final int LONGEST_KEY = 255;

    private final InstantSource clock;
    private final Journal journal;
    private final Map<String, Kept> answers = new HashMap<>();
    private final Set<String> running = new HashSet<>();

    IdempotentAnswers(InstantSource clock, Journal journal) {
        this.clock = clock;
        this.journal = journal;
    }

    /** @param request what was asked, to tell a repetition from another request */
    record Kept(String key, String request, int status, String body, Instant at) {

        Reply.Answer replay() {
            return new Reply.Answer(status, "application/json", body, Map.of("Idempotent-Replayed", "true"));
        }
    }

    record Line(Kept kept) {}

    /**
     * The answer that the key has already, or nothing, after which the caller has the key for itself until it is released.
     *
     * @throws Refused for a key that another request uses now, or that was used with other parameters
     */
    synchronized Optional<Reply.Answer> begin(String key, String request) {
        if (key.length() > LONGEST_KEY) {
            throw Refused.invalid("idempotency_key_too_long", "Idempotency-Key", "The key is too long");
        }
        var kept = answers.get(key);
        if (kept != null && kept.at().plus(KEPT).isAfter(clock.instant())) {
            if (!kept.request().equals(request)) {
                throw Refused.otherParameters();
            }
            return Optional.of(kept.replay());
        }
        if (!running.add(key)) {
            throw Refused.keyInUse();
        }
        return Optional.empty();
    }

    synchronized void keep(String key, String request, Reply.Answer answer) {
        var kept = new Kept(key, request, answer.status(), answer.body(), clock.instant());
        answers.put(key, kept);
        journal.append(new Line(kept));
    }

    synchronized void release(String key) {
        running.remove(key);
    }

    /** Keeps a failure that came before anything was looked at, unless the key has its answer. */
    synchronized void keepFailure(String key, String request, Reply.Answer answer) {
        if (!answers.containsKey(key)) {
            keep(key, request, answer);
        }
    }

    synchronized void restore(ObjectNode line) {
        var kept = Json.MAPPER.convertValue(line.path("kept"), Kept.class);
        answers.put(kept.key(), kept);
    }

    synchronized List<Line> lines() {
        return answers.values().stream().map(Line::new).toList();
    }
}
