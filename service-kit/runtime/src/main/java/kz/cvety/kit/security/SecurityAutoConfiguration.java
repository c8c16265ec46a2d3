package kz.cvety.kit.security;

import java.net.URL;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Everything needs a token of ours, except what a service declares public and the probes; operations need an
 * operator's, and the figures for Prometheus an operator's or a credential of their own.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableMethodSecurity
@EnableConfigurationProperties({TokenProperties.class, WebProperties.class, LimitProperties.class})
class SecurityAutoConfiguration {

    private static final String KEYS = "spring.security.oauth2.resourceserver.jwt.jwk-set-uri";
    private static final String METRICS = "/metrics";
    private static final List<String> PROBES = List.of("/health", "/ready", "/error");

    @Bean
    Guards guards(WebProperties web, LimitProperties limits) {
        return new Guards(web, limits);
    }

    /** A scraper has a credential of its own: it lives longer than a token of a person. */
    @Bean
    @Order(0)
    SecurityFilterChain metricsFilterChain(HttpSecurity http, Guards guards, TokenProperties tokens) throws Exception {
        return guards.outside(stateless(http))
                .securityMatcher(request -> METRICS.equals(request.getRequestURI())
                        && tokens.isMetricsCredential(request.getHeader(HttpHeaders.AUTHORIZATION)))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain publicFilterChain(HttpSecurity http, Guards guards, ObjectProvider<PublicPaths> declared)
            throws Exception {
        var patterns = Stream.concat(PROBES.stream(), declared.stream().flatMap(paths -> paths.patterns().stream()))
                .toArray(String[]::new);
        return guards.open(stateless(http))
                .securityMatcher(patterns)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain tokenFilterChain(HttpSecurity http, Guards guards, ProblemEntryPoint problems)
            throws Exception {
        return guards.inside(stateless(http))
                .authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.toAnyEndpoint())
                        .hasAuthority(Permission.PLATFORM_OPERATE)
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(Claims::authenticated))
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    /** Fills the permission into the rule that {@link Needs} stands for. */
    @Bean
    static AnnotationTemplateExpressionDefaults needsAsRules() {
        return new AnnotationTemplateExpressionDefaults();
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder accessTokens(TokenProperties tokens, Environment environment) {
        return Claims.decoder(environment.getRequiredProperty(KEYS, URL.class), tokens.issuer(), tokens.audience());
    }

    @Bean
    ProblemEntryPoint problemEntryPoint() {
        return new ProblemEntryPoint();
    }

    @Bean
    WebMvcConfigurer callerArgument() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
            }
        };
    }
}
