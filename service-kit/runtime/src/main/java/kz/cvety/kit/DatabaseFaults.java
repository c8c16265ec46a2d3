package kz.cvety.kit;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells a database that is away, busy or restarting, where the same work succeeds later, from work that it will never take.
 * Whoever keeps an order waits for the former and gives up on the latter.
 */
public final class DatabaseFaults {

    /** SQLSTATE classes: connection, rollback (deadlock, serialization), resources, operator intervention, system. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    private DatabaseFaults() {}

    /** Whether this, or what caused it, passes by itself. */
    public static boolean isAway(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || isUnansweredEnd(cause)
                    || (cause instanceof SQLException sql && isAway(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** A commit or rollback on a connection that broke: the pool's exception for it has no SQLSTATE. */
    private static boolean isUnansweredEnd(Throwable cause) {
        return cause instanceof TransactionSystemException
                && cause.getCause() instanceof SQLException sql
                && sql.getSQLState() == null;
    }

    private static boolean isAway(@Nullable String state) {
        return state != null && state.length() >= 2 && CLASSES.contains(state.substring(0, 2));
    }
}
