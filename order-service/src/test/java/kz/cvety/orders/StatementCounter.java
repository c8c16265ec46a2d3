package kz.cvety.orders;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what the database is asked to execute; each entry of a batch counts. */
public final class StatementCounter implements BeanPostProcessor {

    private static final AtomicLong EXECUTED = new AtomicLong();
    private static final List<String> PREPARED = new CopyOnWriteArrayList<>();

    /** What was executed while {@code work} ran. */
    public static long during(Runnable work) {
        PREPARED.clear();
        var before = EXECUTED.get();
        work.run();
        return EXECUTED.get() - before;
    }

    /** The SQL prepared since the last count began. */
    public static List<String> prepared() {
        return List.copyOf(PREPARED);
    }

    public static long executed() {
        return EXECUTED.get();
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
                    PREPARED.add((String) args[0]);
                    return counting(PreparedStatement.class, (PreparedStatement) answer);
                }
                if (answer instanceof int[] batch) {
                    EXECUTED.addAndGet(batch.length);
                } else if (method.getName().startsWith("execute")) {
                    EXECUTED.incrementAndGet();
                }
                return answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
