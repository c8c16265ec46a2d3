package kz.cvety.kit.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import kz.cvety.kit.http.RequestContext;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Builds problem details: {@code type} resolves to the page {@code docs/problems/<code>.md}. */
public final class Problems {

    private static final String PAGES = "https://cvety.kz/problems/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Problems() {}

    /** A problem of this status and stable code, with the id people can quote. */
    public static ProblemDetail of(int status, String code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(status), detail);
        problem.setType(URI.create(PAGES + code));
        problem.setProperty("code", code);
        var requestId = RequestContext.current().requestId();
        if (requestId != null) {
            problem.setProperty("requestId", requestId);
        }
        return problem;
    }

    /** The code of what is told by its status alone. */
    static String codeOf(int status) {
        if (status >= 500) {
            return "unexpected-fault";
        }
        var known = HttpStatus.resolve(status);
        return known == null ? "refused" : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Writes a problem where no controller is at work, such as a filter. */
    public static void write(HttpServletResponse response, int status, String code, String detail) throws IOException {
        var problem = of(status, code, detail);
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        var body = JSON.createObjectNode();
        body.put("type", String.valueOf(problem.getType()));
        body.put("title", problem.getTitle());
        body.put("status", status);
        body.put("detail", detail);
        var properties = problem.getProperties();
        if (properties != null) {
            properties.forEach((name, value) -> body.put(name, String.valueOf(value)));
        }
        response.getOutputStream().write(JSON.writeValueAsBytes(body));
    }
}
