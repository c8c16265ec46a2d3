package kz.cvety.stack;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing that opens a door, and nobody's telephone number, is in a file of the repository. Finds are named, not shown. */
class SecretScanTests {

    private static final Path ROOT = Path.of("../..");

    private static final Map<String, Pattern> KINDS = Map.of(
            "private key", Pattern.compile("-----BEGIN (?:[A-Z]+ )*PRIVATE KEY"),
            "JWT", Pattern.compile("\\beyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{10,}"),
            "private JWK", Pattern.compile("\"d\"\\s*:\\s*\"[\\w-]{40,}\""),
            "bot token", Pattern.compile("\\b\\d{8,10}:(?=[\\w-]*[A-Z])(?=[\\w-]*[a-z])[\\w-]{35}\\b"),
            "cloud or forge token",
                    Pattern.compile("\\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_\\w{30,}|glpat-[\\w-]{20,}|xox[abprs]-[\\w-]{10,}"
                            + "|sk_live_\\w{10,}|AIza[\\w-]{35})"),
            "bitrix hook", Pattern.compile("/rest/\\d+/(?=[a-z]*\\d)[a-z0-9]{16,}/"),
            "random value of a secret",
                    Pattern.compile(
                            "(?:token|secret|passw(?:or)?d|api[_-]?key|credential)[\\w.\\-\"' ]{0,20}\\s*[:=]>?\\s*[\"'`]?"
                                    + "(?=[a-z+/]*\\d)(?=[\\d+/]*[a-z])[a-z0-9+/]{24,}",
                            CASE_INSENSITIVE),
            "bearer", Pattern.compile("bearer +(?=[a-z]*\\d)[a-z0-9]{24,}", CASE_INSENSITIVE),
            "telephone number",
                    Pattern.compile(
                            "(?<![\\w.+-])(?:\\+7|8)[ -]?\\(?7(?!00\\)?[ -]?000)\\d{2}\\)?[ -]?\\d{3}[ -]?\\d{2}[ -]?\\d{2}(?![\\w.-])"));

    @Test
    void findsNothingInAnyFileOfTheRepository() throws Exception {
        var files = tracked();
        var found = new TreeMap<String, String>();
        for (var file : files) {
            var text = new String(Files.readAllBytes(ROOT.resolve(file)), StandardCharsets.ISO_8859_1);
            KINDS.forEach((kind, pattern) -> {
                var match = pattern.matcher(text);
                if (match.find()) {
                    var line = text.substring(0, match.start()).lines().count();
                    found.put(file + ", about line " + line, kind);
                }
            });
        }

        assertThat(files).hasSizeGreaterThan(500);
        assertThat(found).isEmpty();
    }

    /** Put together here, so that this file holds none of them either. */
    @ParameterizedTest
    @CsvSource({
        "private key, -----BEGIN EC PRIV, ATE KEY-----",
        "JWT, eyJhbGciOiJFUzI1NiJ9, .eyJzdWIiOiJub2JvZHkifQ.c2lnbmF0dXJlLW9m",
        "private JWK, '\"d\":\"', AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCdEfG\"",
        "bot token, 123456789:, AAbbCCddEEffGGhhIIjjKKllMMnnOOppQQr",
        "cloud or forge token, AKIA, ABCDEFGHIJKLMNOP",
        "bitrix hook, https://shop.example/rest/1/, a1b2c3d4e5f6a7b8/",
        "random value of a secret, api_token=, 0a1b2c3d4e5f60718293a4b5",
        "random value of a secret, '\"password\": \"', x7yK2mPq9Zt4Wv8Rb3Nc6Hd1\"",
        "bearer, 'Authorization: Bearer ', 0a1b2c3d4e5f60718293a4b5",
        "telephone number, '+7 7', 01 234 56 78",
        "telephone number, 8 (7, 77) 123-45-67",
    })
    void knowsASecretWhenItSeesOne(String kind, String head, String tail) {
        assertThat(KINDS.get(kind).matcher("x = " + head + tail).find()).isTrue();
    }

    private static List<String> tracked() throws IOException, InterruptedException {
        var git = new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                .directory(ROOT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var names = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\0", -1);
        assertThat(git.waitFor()).isZero();
        var files = new ArrayList<String>();
        for (var name : names) {
            if (Files.isRegularFile(ROOT.resolve(name))) {
                files.add(name);
            }
        }
        return files;
    }
}
