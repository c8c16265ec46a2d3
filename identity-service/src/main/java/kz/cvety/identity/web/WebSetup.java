package kz.cvety.identity.web;

import java.util.List;
import kz.cvety.identity.Visitor;
import kz.cvety.kit.security.PublicPaths;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What the controllers are given, and which of them are open: those that bring a credential of their own in the body. */
@Configuration(proxyBeanMethods = false)
class WebSetup implements WebMvcConfigurer {

    @Bean
    PublicPaths waysIn() {
        return new PublicPaths(
                "/api/v1/auth/login",
                "/api/v1/auth/refresh",
                "/api/v1/auth/logout",
                "/api/v1/invitations/accept",
                "/api/v1/bootstrap");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Visitor.class);
        resolvers.add(new VisitorArgument());
    }
}
