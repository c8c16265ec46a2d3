package kz.cvety.kit.problem;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What is wrong with a request, as {@code pointer} and {@code detail}: into the body, or at a parameter by its name. */
final class FieldProblems {

    private static final String WHOLE = "#";
    private static final List<Class<? extends Annotation>> PARAMETERS =
            List.of(RequestParam.class, PathVariable.class, RequestHeader.class);

    private FieldProblems() {}

    static List<Map<String, String>> of(Errors errors) {
        return below(WHOLE, errors).toList();
    }

    static List<Map<String, String>> of(MethodValidationResult result) {
        return Stream.concat(
                        result.getParameterValidationResults().stream().flatMap(FieldProblems::at),
                        result.getCrossParameterValidationResults().stream().map(error -> problem(WHOLE, error)))
                .toList();
    }

    private static Stream<Map<String, String>> at(ParameterValidationResult result) {
        var index = result.getContainerIndex();
        var root = pointer(result.getMethodParameter()) + (index == null ? "" : "/" + index);
        return result instanceof ParameterErrors errors
                ? below(root, errors)
                : result.getResolvableErrors().stream().map(error -> problem(root, error));
    }

    private static Stream<Map<String, String>> below(String root, Errors errors) {
        return errors.getAllErrors().stream()
                .map(error -> problem(
                        error instanceof FieldError field ? root + "/" + steps(field.getField()) : root, error));
    }

    private static Map<String, String> problem(String pointer, MessageSourceResolvable error) {
        return Map.of(
                "pointer",
                pointer,
                "detail",
                Objects.requireNonNullElse(error.getDefaultMessage(), "is not acceptable"));
    }

    private static String pointer(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestBody.class) ? WHOLE : WHOLE + "/" + nameOf(parameter);
    }

    /** As the caller knows it, which need not be what the code calls it. */
    private static String nameOf(MethodParameter parameter) {
        var annotations = MergedAnnotations.from(parameter.getParameterAnnotations());
        for (var type : PARAMETERS) {
            var annotation = annotations.get(type);
            if (annotation.isPresent() && !annotation.getString("name").isEmpty()) {
                return annotation.getString("name");
            }
        }
        return Objects.requireNonNullElse(parameter.getParameterName(), "");
    }

    /** {@code lines[0].price} of Spring's binding is {@code lines/0/price} in a JSON pointer. */
    private static String steps(String field) {
        return field.replace("[", "/").replace("]", "").replace('.', '/');
    }
}
