package kz.cvety.kit.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import kz.cvety.kit.http.RequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.CorsFilter;

/**
 * What stands before every door, in this order: headers, origins, the rate of an address, the token,
 * the rate of a shop, the permission. One of a service, so that its counters count over all its doors.
 */
final class Guards {

    /** Asked all day by machines that must never be sent away. */
    private static final Set<String> PROBES = Set.of("/health", "/ready");

    private static final int IPV6_GROUPS = 8;

    private final WebProperties web;
    private final Limit address;
    private final Limit open;
    private final Limit shop;

    Guards(WebProperties web, LimitProperties limits) {
        this.web = web;
        this.address = new Limit(
                Guards::address, limits.address().perSecond(), limits.address().burst(), limits.remembered());
        this.open = new Limit(
                Guards::address, limits.open().perSecond(), limits.open().burst(), limits.remembered());
        this.shop =
                new Limit(Guards::shop, limits.shop().perSecond(), limits.shop().burst(), limits.remembered());
    }

    /** Before everything that takes a request. */
    HttpSecurity outside(HttpSecurity http) throws Exception {
        if (!web.origins().isEmpty()) {
            http.addFilter(Origins.filter(web.origins()));
        }
        return http.headers(headers -> headers.defaultsDisabled().addHeaderWriter(SecurityHeaders.ALL))
                .addFilterAfter(address, CorsFilter.class);
    }

    /** What needs no token. */
    HttpSecurity open(HttpSecurity http) throws Exception {
        return outside(http).addFilterAfter(open, CorsFilter.class);
    }

    /** What needs one. */
    HttpSecurity inside(HttpSecurity http) throws Exception {
        return outside(http).addFilterBefore(shop, AuthorizationFilter.class);
    }

    private static @Nullable String address(HttpServletRequest request) {
        return PROBES.contains(request.getRequestURI()) ? null : network(request.getRemoteAddr());
    }

    /** Whoever has one address of version 6 has a whole network of them. */
    static String network(String address) {
        var groups = address.split(":", -1);
        return groups.length == IPV6_GROUPS
                ? String.join(":", Arrays.asList(groups).subList(0, IPV6_GROUPS / 2))
                : address;
    }

    private static @Nullable String shop(HttpServletRequest request) {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token)) {
            return null;
        }
        var shop = token.getToken().getClaimAsString(Claims.SHOP);
        request.setAttribute(RequestContext.WHO, (shop == null ? "platform" : shop) + "/" + token.getName());
        return shop == null ? "platform " + token.getName() : "shop " + shop;
    }
}
