package kz.cvety.kit.problem;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import kz.cvety.kit.DatabaseFaults;
import kz.cvety.kit.Rejection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.DatabindException;

/** The only place that turns a refusal or a fault into an answer. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Rejection rejection) {
        var problem = Problems.of(rejection.kind().status(), rejection.code(), String.valueOf(rejection.getMessage()));
        rejection.facts().forEach(problem::setProperty);
        var answer = ResponseEntity.status(rejection.kind().status());
        var retryAfter = rejection.retryAfter();
        if (retryAfter != null) {
            answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, retryAfter.toSeconds())));
        }
        return answer.body(problem);
    }

    /** Left to Spring Security, which knows whether this is a 401 or a 403. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void security(RuntimeException denied) {
        throw denied;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception fault) {
        if (DatabaseFaults.isAway(fault)) {
            return databaseAway(fault);
        }
        log.atError().setCause(fault).log("request.failed");
        return ResponseEntity.internalServerError()
                .body(Problems.of(
                        500, "unexpected-fault", "Something went wrong here. Quote the request id to support."));
    }

    /** Thousands may be told this in a minute: one line each. */
    private static ResponseEntity<ProblemDetail> databaseAway(Exception fault) {
        log.atWarn()
                .addKeyValue(
                        "fault",
                        NestedExceptionUtils.getMostSpecificCause(fault)
                                .getClass()
                                .getName())
                .log("request.database-away");
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "2")
                .body(Problems.of(503, "database-away", "The database is away or busy. Try again in a moment."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return invalid(FieldProblems.of(invalid.getBindingResult()));
    }

    /** A return value that breaks its rules is a fault of ours. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (invalid.isForReturnValue()) {
            return new ResponseEntity<>(unexpected(invalid).getBody(), HttpStatus.INTERNAL_SERVER_ERROR);
        }
        return invalid(FieldProblems.of(invalid));
    }

    private static ResponseEntity<Object> invalid(List<Map<String, String>> errors) {
        var problem = Problems.of(400, "invalid-request", "Some fields are not acceptable");
        problem.setProperty("errors", errors);
        return ResponseEntity.badRequest().body(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        for (var cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Rejection bodyRefused) {
                var answer = refused(bodyRefused);
                return new ResponseEntity<>(answer.getBody(), answer.getHeaders(), answer.getStatusCode());
            }
        }
        var problem = Problems.of(400, "unreadable-body", "The body is not the JSON this expects");
        if (unreadable.getCause() instanceof DatabindException cause
                && !cause.getPath().isEmpty()) {
            var path = new StringBuilder();
            cause.getPath()
                    .forEach(step -> path.append('/')
                            .append(step.getPropertyName() != null ? step.getPropertyName() : step.getIndex()));
            problem.setProperty(
                    "errors", List.of(Map.of("pointer", "#" + path, "detail", "has a wrong type or value")));
        }
        return ResponseEntity.badRequest().body(problem);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem) {
            var code = Problems.codeOf(status.value());
            var standard = Problems.of(status.value(), code, Objects.requireNonNullElse(problem.getDetail(), code));
            return new ResponseEntity<>(standard, headers, status);
        }
        return new ResponseEntity<>(body, headers, status);
    }
}
