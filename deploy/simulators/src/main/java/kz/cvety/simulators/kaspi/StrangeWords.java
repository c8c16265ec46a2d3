package kz.cvety.simulators.kaspi;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Statuses that stand in no list, shown instead of the true one. */
final class StrangeWords {

    private final Map<Long, String> words = new ConcurrentHashMap<>();

    /** Shows this word from now on, or the truth again for an empty one. */
    void say(long paymentId, String word) {
        if (word.isEmpty()) {
            words.remove(paymentId);
        } else {
            words.put(paymentId, word);
        }
    }

    Optional<String> wordFor(long paymentId) {
        return Optional.ofNullable(words.get(paymentId));
    }
}
