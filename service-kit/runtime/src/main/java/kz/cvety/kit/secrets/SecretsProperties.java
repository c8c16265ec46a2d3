package kz.cvety.kit.secrets;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The keys that seal the keys of secrets at rest. Each is an id, a colon and 64 hexadecimal digits.
 *
 * @param key what seals from now on; required where a service keeps secrets
 * @param previous what was used before and still opens; may go when the re-encryption says that nothing needs it
 */
@Validated
@ConfigurationProperties("cvety.secrets")
record SecretsProperties(@NotBlank String key, @DefaultValue List<String> previous) {

    @Override
    public String toString() {
        return "SecretsProperties[" + previous.size() + " previous]";
    }
}
