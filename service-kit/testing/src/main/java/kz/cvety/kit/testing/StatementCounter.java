package kz.cvety.kit.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what the database is asked to execute by this thread; each entry of a batch counts. */
public final class StatementCounter implements BeanPostProcessor {

    private static final ThreadLocal<long[]> EXECUTED = ThreadLocal.withInitial(() -> new long[1]);
    private static final ThreadLocal<long[]> SENT = ThreadLocal.withInitial(() -> new long[1]);

    /** What was executed while {@code work} ran. */
    public static long during(Runnable work) {
        var before = EXECUTED.get()[0];
        work.run();
        return EXECUTED.get()[0] - before;
    }

    /** How often the database was asked while {@code work} ran, a whole batch once. */
    public static long roundTrips(Runnable work) {
        var before = SENT.get()[0];
        work.run();
        return SENT.get()[0] - before;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool ? new Counting(pool) : bean;
    }

    private static final class Counting extends DelegatingDataSource {

        Counting(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counting(Connection.class, super.getConnection());
        }
    }

    private static <T> T counting(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            try {
                var answer = method.invoke(target, args);
                if (method.getName().equals("prepareStatement")) {
                    return counting(PreparedStatement.class, (PreparedStatement) answer);
                }
                if (method.getName().startsWith("execute")) {
                    SENT.get()[0]++;
                }
                if (answer instanceof int[] batch) {
                    EXECUTED.get()[0] += batch.length;
                } else if (method.getName().startsWith("execute")) {
                    EXECUTED.get()[0]++;
                }
                return answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
