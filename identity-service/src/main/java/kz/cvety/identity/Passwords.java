package kz.cvety.identity;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with bcrypt, under a prefix that names the method, so that another can follow. Comparing takes as long for
 * somebody who does not exist.
 */
@Component
public class Passwords {

    public static final int SHORTEST = 10;
    /** bcrypt looks at no more. */
    public static final int MOST_BYTES = 72;

    private final PasswordEncoder encoder;
    private final String hashOfNobody;

    @Autowired
    Passwords(IdentityProperties properties) {
        this(encoder(properties.passwordStrength()));
    }

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.hashOfNobody = String.valueOf(encoder.encode(OneTimeSecret.make().value()));
    }

    static PasswordEncoder encoder(int strength) {
        return new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(strength)));
    }

    public static boolean fits(String password) {
        return password.codePointCount(0, password.length()) >= SHORTEST
                && password.indexOf('\0') < 0
                && password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    /** Whether it is the password behind the hash; without a hash it takes as long and is not. */
    boolean matches(String password, Optional<String> hash) {
        var comparable = password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES && password.indexOf('\0') < 0;
        var same = encoder.matches(comparable ? password : "", hash.orElse(hashOfNobody));
        return same && comparable && hash.isPresent();
    }

    /** A better hash of a password that was right, where the old one is weaker than we make them today. */
    Optional<String> renewed(String password, String hash) {
        return encoder.upgradeEncoding(hash) ? Optional.of(hash(password)) : Optional.empty();
    }

    /** Refuses what anybody can guess who knows the person. */
    String hash(String password, Phone phone, Email email) {
        var typed = LoginName.of(password).value();
        if (typed.equals(phone.value()) || typed.equals(email.value())) {
            throw new PasswordNotAcceptable();
        }
        return hash(password);
    }

    private String hash(String password) {
        return String.valueOf(encoder.encode(password));
    }
}
