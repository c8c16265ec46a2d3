package kz.cvety.payments;

/** Something that proves who we are, or who they are. It never shows itself in a log or a message. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
