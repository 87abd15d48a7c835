package org.kalends.provider.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class GoogleConfigTest {

    @Test
    void theStandardIsGooglesOwnService() {
        GoogleConfig config = GoogleConfig.standard();
        assertThat(config.apiUrl()).hasToString("https://www.googleapis.com");
        assertThat(config.pageSize()).isEqualTo(2_500);
        assertThat(config.channelLife()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void namesTheSettingThatIsWrong() {
        List<UnaryOperator<GoogleConfig.Builder>> wrong = List.of(
                builder -> builder.pageSize(0),
                builder -> builder.pageSize(2_501),
                builder -> builder.connectTimeout(Duration.ZERO),
                builder -> builder.answerTimeout(Duration.ofSeconds(-1)),
                builder -> builder.quotaPause(Duration.ZERO),
                builder -> builder.channelLife(Duration.ZERO),
                builder -> builder.apiUrl(URI.create("http://www.googleapis.com")));
        List<String> names = List.of(
                "pageSize", "pageSize", "connectTimeout", "answerTimeout", "quotaPause", "channelLife", "apiUrl");
        for (int i = 0; i < wrong.size(); i++) {
            GoogleConfig.Builder builder = wrong.get(i).apply(GoogleConfig.builder());
            assertThatThrownBy(builder::build)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(names.get(i));
        }
    }
}
