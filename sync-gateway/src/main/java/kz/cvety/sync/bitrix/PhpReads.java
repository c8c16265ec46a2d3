package kz.cvety.sync.bitrix;

import java.time.Duration;
import java.util.ArrayList;
import kz.cvety.sync.BitrixReads.Away;
import kz.cvety.sync.BitrixReads.Changes;
import kz.cvety.sync.BitrixReads.Found;
import kz.cvety.sync.BitrixReads.Missing;
import kz.cvety.sync.BitrixReads.Page;
import kz.cvety.sync.BitrixReads.Reading;
import kz.cvety.sync.outbound.Answer;
import tools.jackson.databind.JsonNode;

/** What the shop's own PHP answers to a question, as a reading. */
final class PhpReads {

    private static final Duration LATER = Duration.ofSeconds(15);

    private PhpReads() {}

    /** One thing, if it is the one that was asked for. */
    static Reading one(Answer answer, String name, String idName, String externalId) {
        return switch (answer) {
            case Answer.Success success -> {
                var found = success.body().path(name);
                yield found.path(idName).asString("").equals(externalId)
                        ? new Found(found)
                        : new Away(LATER, "wrong-" + name + "-answered");
            }
            case Answer.NotFound ignored -> new Missing();
            case Answer.Refused refused -> new Away(LATER, refused.reason());
            case Answer.Failed failed -> away(failed);
        };
    }

    static Changes page(Answer answer, String name) {
        return switch (answer) {
            case Answer.Success success -> page(success.body(), name);
            case Answer.NotFound ignored -> new Away(LATER, "no-" + name + "-answered");
            case Answer.Refused refused -> new Away(LATER, refused.reason());
            case Answer.Failed failed -> away(failed);
        };
    }

    private static Changes page(JsonNode body, String name) {
        if (!body.path(name).isArray()) {
            return new Away(LATER, "no-" + name + "-answered");
        }
        var found = new ArrayList<JsonNode>();
        body.path(name).forEach(found::add);
        var next = body.path("next_after_id");
        return new Page(found, next.isNull() || next.isMissingNode() ? null : next.asLong());
    }

    private static Away away(Answer.Failed failed) {
        var after = failed.retryAfter();
        return new Away(after == null ? LATER : after, failed.why());
    }
}
