package kz.cvety.orders.web;

import static java.lang.annotation.ElementType.TYPE;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import kz.cvety.orders.web.OrderRequest.ItemRequest;
import org.jspecify.annotations.Nullable;

/** What is not of the catalog says itself what it is and what it costs. */
@Target(TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CompleteLine.Check.class)
@interface CompleteLine {

    String message() default "is not complete";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Names the field that is missing, not the line. */
    final class Check implements ConstraintValidator<CompleteLine, ItemRequest> {

        @Override
        public boolean isValid(@Nullable ItemRequest item, ConstraintValidatorContext context) {
            if (item == null || item.productId() != null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            var complete = item.name() != null && !item.name().isBlank();
            if (!complete) {
                refuse(context, "name", "must not be blank without a productId");
            }
            if (item.price() == null) {
                refuse(context, "price", "must not be null without a productId");
                complete = false;
            }
            if (item.variantId() != null) {
                refuse(context, "variantId", "needs a productId");
                complete = false;
            }
            return complete;
        }

        private static void refuse(ConstraintValidatorContext context, String field, String why) {
            context.buildConstraintViolationWithTemplate(why)
                    .addPropertyNode(field)
                    .addConstraintViolation();
        }
    }
}
