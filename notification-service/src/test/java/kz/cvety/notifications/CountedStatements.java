package kz.cvety.notifications;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what a service asks of its database: round trips, not clocks, so they are the same on any machine. */
public final class CountedStatements implements BeanPostProcessor {

    private final Queue<String> statements = new ConcurrentLinkedQueue<>();
    private final AtomicInteger commits = new AtomicInteger();

    public void reset() {
        statements.clear();
        commits.set(0);
    }

    /** Since the last reset, without what the service does by the clock. */
    public List<String> statements() {
        return statements.stream()
                .filter(sql -> !sql.contains("telegram_update") && !sql.contains("kit.outbox"))
                .toList();
    }

    public int commits() {
        return commits.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counted(source) : bean;
    }

    private final class Counted extends DelegatingDataSource {

        Counted(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return wrap(Connection.class, super.getConnection());
        }
    }

    private <T> T wrap(Class<T> type, T target) {
        return wrap(type, target, "");
    }

    private <T> T wrap(Class<T> type, T target, String sql) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> counted(target, sql, method, arguments)));
    }

    private @Nullable Object counted(Object target, String sql, Method method, Object @Nullable [] arguments)
            throws Throwable {
        var first = arguments != null && arguments.length > 0 ? String.valueOf(arguments[0]) : sql;
        if (method.getName().startsWith("execute")) {
            statements.add(first);
        } else if (method.getName().equals("commit")) {
            commits.incrementAndGet();
        }
        try {
            var result = method.invoke(target, arguments);
            if (target instanceof Connection && result instanceof PreparedStatement prepared) {
                return wrap(PreparedStatement.class, prepared, first);
            }
            return target instanceof Connection && result instanceof Statement plain
                    ? wrap(Statement.class, plain)
                    : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
