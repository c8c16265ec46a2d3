package kz.cvety.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import kz.cvety.stack.Evidence.Ours;
import kz.cvety.stack.Evidence.Theirs;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the evidence. Each order must have been changed on one side only and have taken a status once; then every
 * deed has exactly one effect on the other side and one message, in the order of the deeds, and nothing else happened.
 *
 * @param lost deeds without their effect; while the system works this is what is still to come
 * @param doubled effects that came twice
 * @param inverted older states that came after newer ones
 * @param phantoms effects that nobody caused
 */
record Judgement(List<String> lost, List<String> doubled, List<String> inverted, List<String> phantoms) {

    static final Judgement NOTHING_WRONG = new Judgement(List.of(), List.of(), List.of(), List.of());

    static Judgement of(Evidence evidence) {
        var judgement = new Judgement(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        judgement.judge(evidence);
        return judgement;
    }

    private void judge(Evidence evidence) {
        var byBitrixId = new HashMap<Long, List<Ours>>();
        var byId = new HashMap<UUID, Ours>();
        for (var ours : evidence.ours()) {
            byId.put(ours.id(), ours);
            ours.bitrixIds()
                    .forEach(id -> byBitrixId
                            .computeIfAbsent(id, any -> new ArrayList<>())
                            .add(ours));
        }
        evidence.doneInBitrix().forEach((id, done) -> takenInBitrix(id, done, byBitrixId.getOrDefault(id, List.of())));
        evidence.doneInShop().forEach((id, done) -> takenInShop(id, done, byId.get(id), evidence.theirs()));
        evidence.differences().forEach((id, fields) -> lost.add("Bitrix " + id + " differs: " + fields));
        uncaused(evidence);
        messages(evidence);
    }

    private void takenInBitrix(long id, List<String> done, List<Ours> here) {
        if (here.isEmpty()) {
            lost.add("Bitrix " + id + " is not here");
        }
        if (here.size() > 1) {
            doubled.add("Bitrix " + id + " is here " + here.size() + " times");
        }
        here.forEach(ours -> entered(ours, done));
    }

    private void takenInShop(UUID id, List<String> done, @Nullable Ours here, List<Theirs> all) {
        if (here == null) {
            lost.add(id + " is not here any more");
        } else {
            entered(here, done);
            missing(id + " never became ", done, here.entered());
        }
        var there =
                all.stream().filter(each -> each.key().equals(id.toString())).toList();
        if (there.isEmpty()) {
            lost.add(id + " is not in Bitrix");
        }
        if (there.size() > 1) {
            doubled.add(id + " is in Bitrix " + there.size() + " times");
        }
        for (var theirs : there) {
            compare(id + " in Bitrix", done, theirs.told());
            // a create that waited tells the newest status; every step after it is told
            var from = theirs.told().isEmpty()
                    ? 0
                    : Math.max(0, done.indexOf(theirs.told().getFirst()));
            missing(id + " was never told in Bitrix as ", done.subList(from, done.size()), theirs.told());
            if (here != null && !here.bitrixIds().contains(theirs.id())) {
                lost.add(id + " does not know that it is Bitrix " + theirs.id());
            }
        }
    }

    /** What the order became here, against what was done to it. */
    private void entered(Ours ours, List<String> done) {
        compare(ours.id().toString(), done, ours.entered());
        if (!done.getLast().equals(ours.entered().getLast())) {
            lost.add(ours.id() + " is " + ours.entered().getLast() + " and not " + done.getLast());
        }
        if (!ours.sync().equals("synced")) {
            lost.add(ours.id() + " is " + ours.sync());
        }
    }

    private void missing(String what, List<String> done, List<String> seen) {
        done.stream().filter(step -> !seen.contains(step)).forEach(step -> lost.add(what + step));
    }

    /** What was seen must be a part of what was done, in its order and each once. */
    private void compare(String what, List<String> done, List<String> seen) {
        var before = new HashSet<String>();
        var newest = -1;
        for (var step : seen) {
            var at = done.indexOf(step);
            if (at < 0) {
                phantoms.add(what + " became " + step + ", which nobody did");
            } else if (!before.add(step)) {
                doubled.add(what + " became " + step + " twice");
            } else if (at < newest) {
                inverted.add(what + " became " + step + " after " + done.get(newest));
            }
            newest = Math.max(newest, at);
        }
    }

    private void uncaused(Evidence evidence) {
        for (var ours : evidence.ours()) {
            if (!evidence.doneInShop().containsKey(ours.id())
                    && ours.bitrixIds().stream()
                            .noneMatch(evidence.doneInBitrix().keySet()::contains)) {
                phantoms.add(ours.id() + " is here, and nobody placed it");
            }
        }
        for (var theirs : evidence.theirs()) {
            if (evidence.doneInBitrix().containsKey(theirs.id())) {
                theirs.told().forEach(step -> phantoms.add("Bitrix " + theirs.id() + " was told " + step + " back"));
            } else if (evidence.doneInShop().keySet().stream()
                    .noneMatch(id -> theirs.key().equals(id.toString()))) {
                phantoms.add("Bitrix " + theirs.id() + " is there, and nobody placed it");
            }
        }
    }

    /** One message for the order and for each step; one that may be a repeat says so, and is then allowed beside the first. */
    private void messages(Evidence evidence) {
        var toTell = new HashMap<String, List<String>>();
        evidence.ours().forEach(ours -> toTell.put(ours.trackingId(), ours.entered()));
        var told = new HashMap<String, List<String>>();
        var mayBeTold = new HashMap<String, List<String>>();
        for (var message : evidence.read()) {
            var steps = toTell.get(message.trackingId());
            if (message.kind() == StaffMessage.Kind.UNKNOWN
                    || steps == null
                    || (message.kind() == StaffMessage.Kind.PLACED)
                            != message.status().equals(steps.getFirst())) {
                phantoms.add("Staff were told " + message);
                continue;
            }
            (message.repeated() ? mayBeTold : told)
                    .computeIfAbsent(message.trackingId(), any -> new ArrayList<>())
                    .add(message.status());
        }
        toTell.forEach((order, steps) -> told(order, steps, told, mayBeTold));
    }

    private void told(
            String order, List<String> steps, Map<String, List<String>> told, Map<String, List<String>> mayBeTold) {
        var once = told.getOrDefault(order, List.of());
        compare("Staff were told that " + order, steps, once);
        var atAll = new TreeSet<>(once);
        atAll.addAll(mayBeTold.getOrDefault(order, List.of()));
        missing("Staff were never told that " + order + " became ", steps, List.copyOf(atAll));
    }
}
