package org.activationlab.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.activationlab.data.DataFinder;
import org.activationlab.data.DataRequest;
import org.activationlab.data.Downloader;
import org.activationlab.data.LabelledImages;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.study.StudyPlan;
import org.activationlab.study.Zoo;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code attribute} takes a run's pairs: their image numbers must be numbers of the images that are explained. */
class AttributeCommandTest {

    private static final Pattern NAME = Pattern.compile("(\\d+): a (\\d), read as (\\d)");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path zoo;

    @BeforeEach
    void unpack() throws Exception {
        zoo = folder.resolve("zoo");
        Zoo.unpack(zoo);
    }

    private int attribute(Path run, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "attribute", "--methods", "gradient-times-input", "--run", run.toString(), "--out", folder + "/out"));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return ActivationLab.execute(new PrintWriter(out, true), new PrintWriter(err, true), words);
    }

    /** Numbers of the explained images, in order, with their true digit and the answer. */
    private List<List<Integer>> explained() throws Exception {
        return Files.readAllLines(folder.resolve("out/maps.csv")).stream()
                .map(NAME::matcher)
                .filter(Matcher::find)
                .map(found -> IntStream.rangeClosed(1, 3)
                        .mapToObj(group -> Integer.parseInt(found.group(group)))
                        .toList())
                .toList();
    }

    private void assertRightThenWrong(LabelledImages images, int count) throws Exception {
        List<List<Integer>> explained = explained();
        assertThat(explained).hasSize(2 * count);
        for (int i = 0; i < explained.size(); i++) {
            List<Integer> one = explained.get(i);
            assertThat(one.get(1)).isEqualTo(images.label(one.get(0)));
            assertThat(one.get(2).equals(one.get(1))).as(one.toString()).isEqualTo(i < count);
        }
    }

    @Test
    void explainsRightAndWrongAnswersOfTheZoo() throws Exception {
        String data = System.getenv("ACTIVATION_LAB_DATA");
        Assumptions.assumeTrue(data != null, "needs MNIST: ACTIVATION_LAB_DATA is not set");
        Map<String, String> environment = new HashMap<>(Map.of(DataFinder.VARIABLE, String.valueOf(data)));
        LabelledImages mnist = new DataFinder(environment, folder.resolve("cache"), new Downloader())
                .find(DataRequest.mnist(), new ConsoleProgress(new PrintWriter(out)))
                .data()
                .test();
        assertThat(attribute(zoo, "--pairs", "4")).as(err.toString()).isZero();
        assertThat(out.toString()).startsWith("MNIST: 60,000 training").contains("of " + zoo + ", test accuracy 9");
        assertRightThenWrong(mnist, 4);
    }

    @Test
    void refusesDigitsThatAreNotTheRuns() throws Exception {
        assertThat(attribute(zoo, "--data", "synthetic")).isEqualTo(1);
        assertThat(err.toString())
                .contains("are about MNIST: 60,000", "but the digits found are SYNTHETIC", "--data and --images")
                .doesNotContain("\tat ");
        assertThat(folder.resolve("out")).doesNotExist();

        // Whoever names both knows what the numbers are of.
        assertThat(attribute(zoo, "--data", "synthetic", "--images", "0-2"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).startsWith("SYNTHETIC");
        assertThat(explained().stream().map(one -> one.get(0)).collect(Collectors.toList()))
                .containsExactly(0, 1, 2);
    }

    /** Also where MNIST is at hand: a run that began with digits drawn by code goes on with them. */
    @Test
    void aRunOfDigitsDrawnByCodeIsExplainedOnThem() throws Exception {
        Path tiny = folder.resolve("tiny");
        assertThat(run("label", "--preset", "tiny", "--data", "synthetic", "--run", tiny.toString()))
                .as(err.toString())
                .isZero();
        assertThat(attribute(tiny, "--pairs", "2")).as(err.toString()).isZero();
        assertThat(out.toString()).startsWith("SYNTHETIC");
        LabelledImages images = SyntheticDigits.generate(
                        SyntheticDigits.DEFAULT_SEED,
                        StudyPlan.tiny().trainImages(),
                        StudyPlan.tiny().testImages())
                .test();
        assertRightThenWrong(images, 2);
    }
}
