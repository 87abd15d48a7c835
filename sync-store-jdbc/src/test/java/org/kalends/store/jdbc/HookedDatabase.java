package org.kalends.store.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A database of which every statement and every commit can be seen, and refused. */
final class HookedDatabase implements DataSource {

    /** Sees something; what it throws is what the caller gets. */
    interface Hook {
        void see(String sql) throws SQLException;
    }

    private final DataSource sound;

    /** Runs before each statement. */
    volatile Hook beforeStatement = sql -> {};

    /** Runs before each commit; what it throws leaves the transaction undone. */
    volatile Hook beforeCommit = sql -> {};

    /** Runs after each commit; what it throws hides that it is done. */
    volatile Hook afterCommit = sql -> {};

    HookedDatabase(DataSource sound) {
        this.sound = sound;
    }

    /** Makes everything work again. */
    void heal() {
        beforeStatement = sql -> {};
        beforeCommit = sql -> {};
        afterCommit = sql -> {};
    }

    @Override
    public Connection getConnection() throws SQLException {
        return hooked(sound.getConnection());
    }

    private Connection hooked(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("commit")) {
                beforeCommit.see("commit");
                connection.commit();
                afterCommit.see("commit");
                return null;
            }
            Object answer = call(connection, method, arguments);
            return answer instanceof PreparedStatement statement ? hooked(statement, (String) arguments[0]) : answer;
        });
    }

    private PreparedStatement hooked(PreparedStatement statement, String sql) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                beforeStatement.see(sql);
            }
            return call(statement, method, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
