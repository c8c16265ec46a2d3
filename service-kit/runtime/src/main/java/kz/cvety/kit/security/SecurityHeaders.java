package kz.cvety.kit.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.CompositeHeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;

/**
 * What every answer tells a browser: to keep, frame, sniff and run nothing of it. The doors behind {@link Guards} have it; a filter
 * that answers before them writes it itself.
 */
public final class SecurityHeaders {

    private static final String NOTHING =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    static final HeaderWriter ALL = new CompositeHeaderWriter(List.of(
            new XContentTypeOptionsHeaderWriter(),
            new XXssProtectionHeaderWriter(),
            new CacheControlHeadersWriter(),
            new HstsHeaderWriter(),
            new XFrameOptionsHeaderWriter(),
            new ContentSecurityPolicyHeaderWriter(NOTHING),
            new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER)));

    private SecurityHeaders() {}

    /** Before the answer is committed. */
    public static void write(HttpServletRequest request, HttpServletResponse response) {
        ALL.writeHeaders(request, response);
    }
}
