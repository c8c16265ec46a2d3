package kz.cvety.identity.web;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.PARAMETER;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import kz.cvety.identity.Passwords;
import org.jspecify.annotations.Nullable;

/** A password somebody wants to have; not one they say they have. */
@Target({FIELD, PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = NewPassword.Check.class)
@interface NewPassword {

    String message() default "must be 10 characters or more, and at most 72 bytes";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Nothing is acceptable, too: whether it may be absent is another rule's business. */
    final class Check implements ConstraintValidator<NewPassword, String> {

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || Passwords.fits(text);
        }
    }
}
