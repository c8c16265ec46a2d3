package kz.cvety.simulators.bitrix;

/** The shop's PHP refuses a call; the caller is told the step and the text. */
final class CallRefused extends RuntimeException {

    private final String step;

    CallRefused(String step, String error) {
        super(error);
        this.step = step;
    }

    String step() {
        return step;
    }
}
