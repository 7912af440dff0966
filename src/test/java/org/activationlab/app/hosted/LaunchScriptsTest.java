package org.activationlab.app.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What starts Jupyter keeps its token and its address. */
class LaunchScriptsTest {

    /** Ways to take Jupyter's protection away, in options and in settings. */
    private static final Pattern UNPROTECTED = Pattern.compile(
            "(App|Server|Provider)\\.(token|password)|--(no-)?token|allow[-_]origin|allow[-_]remote|disable_check_xsrf"
                    + "|password_required|allow[-_]root|--ip[= ]['\"]?\\*|authenticate_prometheus");

    private static final Path DOCKER = Path.of("env", "Dockerfile");

    private static List<Path> scripts() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : List.of("env", ".binder", ".ci")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(Files::isRegularFile)
                        .filter(file -> !file.toString().contains(".local")
                                && !file.toString().contains("node_modules")
                                && !file.toString().endsWith(".png"))
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    @Test
    void noneTakesTheTokenAway() throws IOException {
        assertThat(scripts()).hasSizeGreaterThan(15);
        for (Path script : scripts()) {
            assertThat(UNPROTECTED.matcher(text(script)).find())
                    .as("%s weakens Jupyter", script)
                    .isFalse();
        }
        assertThat(UNPROTECTED.matcher("jupyter lab --ServerApp.token=''").find())
                .isTrue();
        assertThat(UNPROTECTED.matcher("jupyter notebook --ip='*'").find()).isTrue();
    }

    @Test
    void onlyTheContainerListensOnEveryAddressAndIsReachedFromThisMachineAlone() throws IOException {
        for (Path script : scripts()) {
            String text = text(script);
            if (script.equals(DOCKER)) {
                assertThat(text)
                        .contains("docker run --rm -p 127.0.0.1:8888:8888")
                        .contains("CMD [\"env/lab\", \"--ip=0.0.0.0\", \"--no-browser\"]");
            } else if (!script.toString().endsWith(".md")) {
                assertThat(text).as(script.toString()).doesNotContain("0.0.0.0");
            }
        }
        assertThat(text(Path.of("env", "lab"))).contains("-m \"$server\" --ip=127.0.0.1 \"$@\"");
        assertThat(text(Path.of(".binder", "start"))).endsWith("exec \"$@\"\n");
    }
}
