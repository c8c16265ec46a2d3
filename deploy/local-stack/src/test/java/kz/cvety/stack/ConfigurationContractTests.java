package kz.cvety.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kz.cvety.kit.testing.CommittedFile;
import org.junit.jupiter.api.Test;

/** Operators read the page, so it says what the code does. Here all modules are on one classpath. */
class ConfigurationContractTests {

    private static final List<Setting> SETTINGS = Setting.onTheClasspath();

    @Test
    void explainsEverySetting() {
        assertThat(SETTINGS)
                .allSatisfy(it -> assertThat(it.meaning())
                        .as("a javadoc line for %s", it.name())
                        .isNotBlank());
    }

    @Test
    void listsEverySettingWithItsDefaultAndMeaning() {
        CommittedFile.inRepository("docs/generated/configuration.md").mustEqual(ConfigurationPage.of(SETTINGS));
    }
}
