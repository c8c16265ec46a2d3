package kz.cvety.kit.security;

import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What browsers may do.
 *
 * @param origins the web pages whose scripts may call us, as {@code https://admin.cvety.kz}; none by default
 */
@Validated
@ConfigurationProperties("cvety.web")
record WebProperties(@DefaultValue List<@Pattern(regexp = "https?://[A-Za-z0-9.-]+(:[0-9]+)?") String> origins) {}
