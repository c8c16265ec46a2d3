package kz.cvety.simulators;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Runs the simulators until the process is stopped, and prints where they listen. */
public final class SimulatorsMain {

    private SimulatorsMain() {}

    public static void main(String[] words) throws InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var simulators = Simulators.start(Arguments.of(words, System.getenv()));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(simulators::close));
        out.println("Bitrix   " + simulators.bitrix().address());
        out.println("Telegram " + simulators.telegram().address());
        out.println("Kaspi    " + simulators.kaspi().address());
        out.println("Stripe   " + simulators.stripe().address());
        new CountDownLatch(1).await();
    }
}
