package kz.cvety.kit.wall;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.cvety.kit.wall.Intruder.Answer;
import kz.cvety.kit.wall.Wall.Entry;
import org.jspecify.annotations.Nullable;

/** All that is tried at one endpoint, and what must come of it. */
final class Raid {

    private static final Set<String> PROBES = Set.of("/health", "/ready");

    private final Intruder intruder;
    private final Rows rows;
    private final Cast cast;
    private final Set<String> marks;
    private final List<String> breaches;
    private final Map<String, String> forgeries;

    Raid(Intruder intruder, Rows rows, Cast cast, Set<String> marks, List<String> breaches) {
        this.intruder = intruder;
        this.rows = rows;
        this.cast = cast;
        this.marks = marks;
        this.breaches = breaches;
        this.forgeries = cast.forgeries();
    }

    void attack(Endpoint endpoint, Entry entry) {
        var before = rows.digests();
        if (entry.expected() == Expected.OPEN) {
            var answer = intruder.knock(endpoint, entry.call(), null);
            if (answer.status() >= 500) {
                breach(endpoint, "without a token", answer, "no fault");
            }
        } else {
            unknown(endpoint, entry.call());
            unprivileged(endpoint, entry.call());
            foreign(endpoint, entry, cast.otherDirector(), "another shop's director");
            foreign(endpoint, entry, cast.pretender(), "another shop's director who claims to operate the platform");
            colleague(endpoint, entry);
        }
        compare(endpoint.signature(), before, entry.call().recordedIn());
    }

    /** What a library brought: nobody without a good token gets in, but to the two probes. */
    void attackForeign(Endpoint endpoint) {
        if (PROBES.contains(endpoint.pattern())) {
            return;
        }
        var call = Call.with();
        for (var name : endpoint.pattern().split("[{}]", -1)) {
            call.path(name.replace("*", ""), "x");
        }
        unknown(endpoint, call);
    }

    /** Something that is no endpoint of its own, such as a hook with another shop's credential. */
    void attack(String what, Runnable attempt) {
        var before = rows.digests();
        attempt.run();
        compare(what, before, Set.of());
    }

    /** As the victim: whatever comes, it must not be the wall that answers. */
    void control(Endpoint endpoint, Entry entry) {
        var token = entry.expected() == Expected.OPERATORS ? cast.operator() : cast.victimsOwn();
        var answer = intruder.knock(endpoint, entry.call(), entry.expected() == Expected.OPEN ? null : token);
        var stopped = Set.of(401, 403, 404).contains(answer.status()) && entry.expected() != Expected.OPEN;
        if (entry.expected() == Expected.OPERATORS ? Set.of(401, 403).contains(answer.status()) : stopped) {
            breach(endpoint, "the victim itself", answer, "an answer: with these ids nothing is proved");
        }
        if (entry.expected() == Expected.EMPTY
                && answer.body().equals(nobodys(endpoint, entry.call()).body())) {
            breaches.add(
                    endpoint.signature() + " tells the victim itself no more than a shop that has nothing: nothing is"
                            + " proved; give the victim something, or say separates(…) if it is the same for all");
        }
        if (answer.status() >= 500) {
            breach(endpoint, "the victim itself", answer, "no fault");
        }
    }

    private void unknown(Endpoint endpoint, Call call) {
        expect(endpoint, call, null, "no token", 401);
        forgeries.forEach((name, token) -> expect(endpoint, call, token, name, 401));
    }

    private void unprivileged(Endpoint endpoint, Call call) {
        var needed = endpoint.permission();
        if (needed == null) {
            return;
        }
        expect(endpoint, call, cast.colleagueWithout(needed), "a colleague without " + needed, 403);
    }

    /** What is about the caller alone is not even for those who work in the same shop; what they change of their own is theirs. */
    private void colleague(Endpoint endpoint, Entry entry) {
        if (endpoint.isAboutTheCaller() && entry.expected() != Expected.THEIRS) {
            foreign(endpoint, entry, cast.colleague(), "a colleague");
        }
    }

    private void foreign(Endpoint endpoint, Entry entry, String token, String who) {
        var answer = intruder.knock(endpoint, entry.call(), token);
        switch (entry.expected()) {
            case HIDDEN -> {
                if (answer.status() != 404) {
                    breach(endpoint, who, answer, "404");
                }
            }
            case EMPTY -> {
                if (answer.status() != 200
                        || !answer.body().equals(nobodys(endpoint, entry.call()).body())) {
                    breach(endpoint, who, answer, "what a shop is told that has nothing");
                }
            }
            case THEIRS -> {
                if (answer.status() >= 500 || answer.status() == 401 || answer.status() == 403) {
                    breach(endpoint, who, answer, "something of their own, or a refusal of the trade");
                }
            }
            case OPERATORS -> {
                if (answer.status() != 403) {
                    breach(endpoint, who, answer, "403");
                }
            }
            case OPEN -> throw new IllegalStateException("open endpoints have no strangers");
        }
        marks.stream()
                .filter(mark -> answer.body().contains(mark) && !entry.call().says(mark))
                .forEach(mark -> breaches.add(endpoint.signature() + " shows " + who + " the victim's " + mark));
    }

    private Answer nobodys(Endpoint endpoint, Call call) {
        return intruder.knock(endpoint, call, cast.nobody());
    }

    private void expect(Endpoint endpoint, Call call, @Nullable String token, String who, int status) {
        var answer = intruder.knock(endpoint, call, token);
        if (answer.status() != status) {
            breach(endpoint, who, answer, String.valueOf(status));
        }
    }

    private void compare(String what, Map<String, String> before, Set<String> recordedIn) {
        var after = rows.digests();
        if (!after.equals(before)) {
            var changed = new ArrayList<>(after.keySet());
            before.keySet().stream().filter(table -> !changed.contains(table)).forEach(changed::add);
            changed.removeIf(table -> String.valueOf(before.get(table)).equals(after.get(table)));
            changed.removeAll(recordedIn);
            if (!changed.isEmpty()) {
                breaches.add(what + " let somebody change the victim's rows in " + changed);
            }
        }
    }

    private void breach(Endpoint endpoint, String who, Answer answer, String wanted) {
        breaches.add(
                "%s answered %s with %d instead of %s".formatted(endpoint.signature(), who, answer.status(), wanted));
    }
}
