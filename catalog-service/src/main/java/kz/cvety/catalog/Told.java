package kz.cvety.catalog;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The three things somebody can say about a field: nothing, that it is gone, or what it is now.
 *
 * @param value absent when nothing is told, or when it is gone
 */
public record Told<T>(boolean isTold, @Nullable T value) {

    private static final Told<?> NOTHING = new Told<>(false, null);

    @SuppressWarnings("unchecked") // it has no value of any type
    public static <T> Told<T> nothing() {
        return (Told<T>) NOTHING;
    }

    public static <T> Told<T> cleared() {
        return new Told<>(true, null);
    }

    public static <T> Told<T> of(@Nullable T value) {
        return new Told<>(true, value);
    }

    /** What is there afterwards. */
    public @Nullable T over(@Nullable T current) {
        return isTold ? value : current;
    }

    /** What is there afterwards, in a field that always has a value: clearing it leaves {@code empty}. */
    public T over(T current, T empty) {
        if (!isTold) {
            return current;
        }
        return value == null ? empty : value;
    }

    public <R> Told<R> map(Function<T, R> change) {
        if (!isTold) {
            return nothing();
        }
        return value == null ? cleared() : of(change.apply(value));
    }
}
