package kz.cvety.kit.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import kz.cvety.kit.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.GenericFilterBean;

/** Serves each caller at its rate and answers 429 beyond it. Forgets callers that were quiet long enough to have a full bucket. */
final class Limit extends GenericFilterBean {

    private static final int TOO_MANY_REQUESTS = 429;

    private final Function<HttpServletRequest, @Nullable String> caller;
    private final int perSecond;
    private final int burst;
    private final Cache<String, Bucket> buckets;

    /**
     * @param caller who is counted; nobody when null
     */
    Limit(Function<HttpServletRequest, @Nullable String> caller, int perSecond, int burst, int remembered) {
        this.caller = caller;
        this.perSecond = perSecond;
        this.burst = burst;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(remembered)
                .expireAfterAccess(Duration.ofSeconds(1L + burst / perSecond))
                .build();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var who = caller.apply((HttpServletRequest) request);
        if (who != null) {
            var probe = buckets.get(who, this::bucket).tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                refuse((HttpServletResponse) response, probe.getNanosToWaitForRefill());
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static void refuse(HttpServletResponse response, long nanos) throws IOException {
        var seconds = TimeUnit.NANOSECONDS.toSeconds(nanos) + 1;
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        Problems.write(response, TOO_MANY_REQUESTS, "too-many-requests", "Too many requests");
    }

    private Bucket bucket(String who) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
