package kz.cvety.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class DatabaseFaultsTests {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "40001", "40P01", "53300", "57P01", "57014", "58030"})
    void waitsWhereAnotherTrySucceeds(String state) {
        assertThat(DatabaseFaults.isAway(new IllegalStateException(new SQLException("fault", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22021", "23505", "25P02", "42P01", "4", ""})
    void givesUpOnWhatIsNeverTaken(String state) {
        assertThat(DatabaseFaults.isAway(new IllegalStateException(new SQLException("fault", state))))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource
    void knowsAnAbsentDatabaseByItsException(Exception fault) {
        assertThat(DatabaseFaults.isAway(fault)).isTrue();
    }

    static Stream<Exception> knowsAnAbsentDatabaseByItsException() {
        return Stream.of(
                new CannotAcquireLockException("deadlock"),
                new DataAccessResourceFailureException("no connection"),
                new CannotCreateTransactionException("no connection"),
                new RuntimeException(new SQLTransientConnectionException("no connection in time")),
                new TransactionSystemException("rollback failed", new SQLException("Connection is closed")));
    }

    @ParameterizedTest
    @MethodSource
    void blamesTheWorkForEverythingElse(Exception fault) {
        assertThat(DatabaseFaults.isAway(fault)).isFalse();
    }

    static Stream<Exception> blamesTheWorkForEverythingElse() {
        return Stream.of(
                new DuplicateKeyException("twice"),
                new DataIntegrityViolationException("too long"),
                new IllegalArgumentException("a bug"),
                new TransactionSystemException("commit failed", new SQLException("aborted before", "25P02")),
                new TransactionSystemException("commit failed", new IllegalStateException("refused by a validator")));
    }
}
