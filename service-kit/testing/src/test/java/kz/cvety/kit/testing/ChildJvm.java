package kz.cvety.kit.testing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The same Java and classpath in another process, to be killed. */
final class ChildJvm {

    static final String READY = "ready";

    private ChildJvm() {}

    /** Reads what the child prints until it says that it is ready. */
    static void awaitReady(Process child) throws IOException {
        var out = child.inputReader();
        for (var line = out.readLine(); !READY.equals(line); line = out.readLine()) {
            if (line == null) {
                throw new IllegalStateException("the child ended before it was ready");
            }
        }
    }

    static Process start(Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
