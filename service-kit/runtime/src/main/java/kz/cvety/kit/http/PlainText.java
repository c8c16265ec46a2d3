package kz.cvety.kit.http;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Text that can be stored byte for byte: no NUL, no half of a surrogate pair, and no longer than {@code max} characters. */
@Target({FIELD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainText.Check.class)
public @interface PlainText {

    int max();

    String message() default "must be at most {max} characters, without NUL";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks at each character once. */
    final class Check implements ConstraintValidator<PlainText, CharSequence> {

        private int max;

        @Override
        public void initialize(PlainText limits) {
            max = limits.max();
        }

        @Override
        public boolean isValid(@Nullable CharSequence text, ConstraintValidatorContext context) {
            return text == null
                    || (text.length() <= 2 * max
                            && text.codePoints().count() <= max
                            && text.codePoints().noneMatch(Check::unstorable));
        }

        private static boolean unstorable(int codePoint) {
            return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
        }
    }
}
