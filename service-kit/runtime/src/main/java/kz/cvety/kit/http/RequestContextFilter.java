package kz.cvety.kit.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request its id, its trace and the bounds of its body, first of all filters; echoes the id and logs what came of it. */
final class RequestContextFilter extends OncePerRequestFilter {

    private final HttpProperties bounds;

    RequestContextFilter(HttpProperties bounds) {
        this.bounds = bounds;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var context = RequestContext.of(request.getHeader("X-Request-Id"), request.getHeader("traceparent"));
        response.setHeader("X-Request-Id", context.requestId());
        MDC.put("requestId", context.requestId());
        var began = System.nanoTime();
        try {
            ScopedValue.where(RequestContext.CURRENT, context).<Void, Exception>call(() -> {
                var bounded = new BoundedBody(request, bounds);
                chain.doFilter(bounded, response);
                if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST
                        && response.getStatus() != HttpServletResponse.SC_REQUEST_TIMEOUT) {
                    bounded.dropRest(response);
                }
                return null;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        } finally {
            RequestLog.write(request, response, began);
            MDC.remove("requestId");
        }
    }
}
