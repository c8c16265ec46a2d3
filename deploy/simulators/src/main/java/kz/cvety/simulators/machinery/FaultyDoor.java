package kz.cvety.simulators.machinery;

import java.time.Duration;
import kz.cvety.simulators.web.Reply;
import org.jspecify.annotations.Nullable;

/** How a payment provider's call meets its fault: what is handled, what is answered, and what the caller never hears. */
public final class FaultyDoor {

    private static final String HTML = "<!DOCTYPE html><html><body><h1>Технические работы</h1></body></html>";

    private final CallFaults faults;
    private final Words words;

    public FaultyDoor(CallFaults faults, Words words) {
        this.faults = faults;
        this.words = words;
    }

    /** Handles the call as if nothing were wrong. */
    @FunctionalInterface
    public interface Work {
        Outcome perform() throws InterruptedException;
    }

    /** The provider's own words for what goes wrong. */
    public interface Words {
        Reply.Answer broken();

        Reply.Answer limited(Duration wait);

        Reply.Answer refused();
    }

    /**
     * A call as far as it got.
     *
     * @param answer the body answered, or prepared and then lost
     * @param wrote whether the provider changed something because of it
     * @param subject what it was about, empty when it was about nothing
     */
    public record Outcome(Reply reply, String answer, boolean wrote, String subject) {

        public static Outcome of(Reply.Answer answer, boolean wrote, String subject) {
            return new Outcome(answer, answer.body(), wrote, subject);
        }

        public static Outcome nothingWritten(Reply.Answer answer) {
            return of(answer, false, "");
        }

        static Outcome cut() {
            return new Outcome(Reply.cut(), "", false, "");
        }

        /** The status answered, 0 when the connection was cut. */
        public int httpStatus() {
            return reply instanceof Reply.Answer sent ? sent.status() : 0;
        }

        private Outcome lost() {
            return new Outcome(Reply.cut(), answer, wrote, subject);
        }
    }

    public Outcome pass(@Nullable CallFault fault, Work work) throws InterruptedException {
        if (fault == null) {
            return work.perform();
        }
        return switch (fault.kind()) {
            case SLOW -> {
                faults.await(fault.delay());
                yield work.perform();
            }
            case ANSWER_LOST -> work.perform().lost();
            case HANG -> {
                faults.awaitCleared();
                yield Outcome.cut();
            }
            case DOWN -> Outcome.cut();
            case SERVER_ERROR -> Outcome.nothingWritten(words.broken());
            case LIMIT -> Outcome.nothingWritten(words.limited(fault.delay()));
            case HTML -> Outcome.nothingWritten(Reply.html(200, HTML));
            case REDIRECT -> Outcome.nothingWritten(Reply.redirect(302, "/login"));
            case BUSINESS_ERROR -> Outcome.nothingWritten(words.refused());
        };
    }
}
