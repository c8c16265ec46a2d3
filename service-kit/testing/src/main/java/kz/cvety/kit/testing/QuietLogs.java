package kz.cvety.kit.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** A broker writes hundreds of lines while it starts; only its warnings matter here. A level somebody chose stays. */
final class QuietLogs {

    private QuietLogs() {}

    static void of(String... loggers) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            for (var name : loggers) {
                var logger = context.getLogger(name);
                if (logger.getLevel() == null) {
                    logger.setLevel(Level.WARN);
                }
            }
        }
    }
}
