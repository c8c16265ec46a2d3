package kz.cvety.kit.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/**
 * The one {@link Permission} that an endpoint needs: {@code @Needs(Permission.ORDERS_READ)}. On a class for all its
 * endpoints; on a method instead of the class's. An endpoint with neither this nor {@link SignedIn} nor
 * {@link Public} fails the build.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAuthority('{value}')")
public @interface Needs {

    String value();
}
