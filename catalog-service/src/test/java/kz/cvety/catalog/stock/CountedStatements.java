package kz.cvety.catalog.stock;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import kz.cvety.catalog.World;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the database is asked for inside a transaction. */
final class CountedStatements {

    private CountedStatements() {}

    /** Puts an ear to the connection of the current transaction while {@code work} runs. */
    static List<String> during(Runnable work) {
        var pool = World.bean(DataSource.class);
        var silent = (ConnectionHolder) TransactionSynchronizationManager.unbindResource(pool);
        var heard = new ArrayList<String>();
        TransactionSynchronizationManager.bindResource(
                pool, new ConnectionHolder(listening(Connection.class, silent.getConnection(), "", heard), true));
        try {
            work.run();
        } finally {
            TransactionSynchronizationManager.unbindResource(pool);
            TransactionSynchronizationManager.bindResource(pool, silent);
        }
        return heard;
    }

    private static <T> T listening(Class<T> type, T target, String sql, List<String> heard) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            try {
                var answer = method.invoke(target, args);
                if (method.getName().equals("prepareStatement")) {
                    return listening(
                            PreparedStatement.class, (PreparedStatement) answer, String.valueOf(args[0]), heard);
                }
                if (method.getName().startsWith("execute")) {
                    heard.add(sql);
                }
                return answer;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
