package kz.cvety.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import kz.cvety.identity.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Says where a request comes from: the peer's address, or the client's behind a proxy where {@code server.forward-headers-strategy}
 * says that there is one.
 */
final class VisitorArgument implements HandlerMethodArgumentResolver {

    private static final int LONGEST_DEVICE = 120;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Visitor.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        return new Visitor(http.getRemoteAddr(), device(http.getHeader(HttpHeaders.USER_AGENT)));
    }

    static String device(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) {
            return "unknown";
        }
        var line = userAgent.replaceAll("[^\\p{Print}]", "?");
        return line.substring(0, Math.min(line.length(), LONGEST_DEVICE));
    }
}
