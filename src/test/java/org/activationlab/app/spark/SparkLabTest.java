package org.activationlab.app.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.activationlab.data.DigitData;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.study.RunInventory;
import org.apache.spark.SparkConf;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real Spark in processes of its own, with two task slots. */
class SparkLabTest {

    @Test
    void labelsToTheSameBitsAsOneProcess(@TempDir Path folder) throws Exception {
        Path alone = folder.resolve("alone");
        Path spark = folder.resolve("spark");
        assertThat(start("org.activationlab.app.cli.ActivationLab", folder, "label", alone))
                .isZero();
        assertThat(start("org.activationlab.app.spark.SparkLab", folder, "label", spark))
                .isZero();

        assertThat(Files.readString(folder.resolve("spark.txt")))
                .contains("on local[2], images by broadcast")
                .contains("20,480 images");
        assertThat(RunInventory.of(spark).outputs()).hasSizeGreaterThan(10);
        assertThat(RunInventory.of(spark).fingerprint())
                .isEqualTo(RunInventory.of(alone).fingerprint());
    }

    @Test
    void saysInOneLineWhatATaskCouldNotDo(@TempDir Path folder) throws Exception {
        Path run = folder.resolve("run");
        int code = start(
                "org.activationlab.app.spark.SparkLab",
                folder,
                "train",
                run,
                "-D" + SparkCrew.DATA + "=" + folder.resolve("no-such-folder"));
        assertThat(code).isEqualTo(1);
        List<String> lines = Files.readAllLines(folder.resolve("run.txt"));
        assertThat(lines.get(lines.size() - 1)).contains("activation-lab: ").contains("no-such-folder");
        assertThat(String.join("\n", lines)).doesNotContain("\tat ");
    }

    @Test
    void imagesArriveAsTheyWereSent() throws Exception {
        DigitData digits = SyntheticDigits.generate(3, 40, 20);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(SentDigits.of(digits));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            SentDigits arrived = (SentDigits) in.readObject();
            assertThat(arrived.digits().fingerprint()).isEqualTo(digits.fingerprint());
            assertThat(arrived.digits()).isSameAs(arrived.digits());
        }
    }

    @Test
    void aFolderOfImagesIsNamedByAnAbsolutePath() {
        assertThatThrownBy(() -> new DigitsByPath("data/mnist"))
                .hasMessageContaining("absolute path")
                .hasMessageContaining("data/mnist");
    }

    @Test
    void dividesItemsIntoTasks() {
        // Eight at a time, unless that would leave one of four slots without work.
        assertThat(SparkWorkers.parts(8192, 8, 4)).isEqualTo(1024);
        assertThat(SparkWorkers.parts(17, 8, 2)).isEqualTo(3);
        assertThat(SparkWorkers.parts(5, 8, 4)).isEqualTo(4);
        assertThat(SparkWorkers.parts(1, 8, 4)).isEqualTo(1);
    }

    @Test
    void listensNowhereElseInLocalModeAndShowsNoPage() {
        SparkConf local = SparkLab.settings(new SparkConf(false).set("spark.master", "local[3]"));
        assertThat(local.get("spark.driver.bindAddress")).isEqualTo("127.0.0.1");
        assertThat(local.get("spark.driver.host")).isEqualTo("127.0.0.1");
        assertThat(local.get("spark.ui.enabled")).isEqualTo("false");
        SparkConf asked = SparkLab.settings(
                new SparkConf(false).set("spark.master", "spark://head:7077").set("spark.ui.enabled", "true"));
        assertThat(asked.get("spark.ui.enabled")).isEqualTo("true");
        assertThat(asked.contains("spark.driver.bindAddress")).isFalse();
        assertThat(asked.get("spark.executorEnv.OMP_NUM_THREADS")).isEqualTo("1");
    }

    /** Runs a command at preset tiny to its end; what it prints is in a file beside the run folder. */
    private static int start(String type, Path folder, String command, Path run, String... flags) throws Exception {
        List<String> words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx768m"));
        // What spark-submit adds; it holds the vector module, too.
        words.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptionArray()));
        words.addAll(List.of("-Dspark.master=local[2]", "-Dai.djl.offline=true"));
        words.addAll(Arrays.asList(flags));
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), type));
        words.addAll(List.of(command, "--preset", "tiny", "--run", run.toString()));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().put("MKL_NUM_THREADS", "1");
        File out = folder.resolve(run.getFileName() + ".txt").toFile();
        return builder.redirectOutput(ProcessBuilder.Redirect.to(out)).start().waitFor();
    }
}
