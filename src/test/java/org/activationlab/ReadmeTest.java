package org.activationlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.activationlab.data.LabelledImages;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.lenet.Initialization;
import org.activationlab.lenet.LeNet;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.SafeTensors;
import org.activationlab.pairs.ActivationReader;
import org.activationlab.pairs.NoiseLabeller;
import org.activationlab.pairs.NoiseRatio;
import org.activationlab.pairs.NoiseSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the README to what the code does. */
class ReadmeTest {

    private static final Pattern FILE = Pattern.compile("(?:env|notebooks|[.]binder)/[A-Za-z0-9_./-]+");

    @TempDir
    private Path folder;

    @Test
    void itsJavaLinesScoreOnePrediction() throws Exception {
        LabelledImages images = SyntheticDigits.generate(1, 1, 10).test();
        Path model = folder.resolve("model.safetensors");
        SafeTensors.write(model, Initialization.PYTORCH_DEFAULT.draw(3), Map.of());

        Parameters lenet = SafeTensors.read(model, LeNet.SHAPES).parameters();
        try (ActivationReader reader = new ActivationReader(ComputeDevice.CPU, images);
                NoiseLabeller labeller = new NoiseLabeller(ComputeDevice.CPU, images, NoiseSettings.defaults())) {
            int digit = reader.predict(lenet)[4];
            NoiseRatio ratio = labeller.label(lenet, List.of(4)).get(0).unchanged(digit);
            assertThat(ratio.draws()).isEqualTo(1000);
            assertThat(ratio.interval(0.95).contains(ratio.value())).isTrue();
        }
        String readme = Files.readString(Path.of("README.md"));
        assertThat(readme)
                .contains("SafeTensors.read(model, LeNet.SHAPES).parameters();")
                .contains("new ActivationReader(ComputeDevice.CPU, images)")
                .contains("int digit = reader.predict(lenet)[4];")
                .contains("new NoiseLabeller(ComputeDevice.CPU, images, NoiseSettings.defaults())")
                .contains("labeller.label(lenet, List.of(4)).get(0).unchanged(digit);");
    }

    @Test
    void namesOnlyFilesThatExist() throws Exception {
        Set<String> named = new TreeSet<>();
        for (String page : List.of(
                "README.md",
                "env/FORMATS.md",
                "env/KERNELS.md",
                "env/BENCHMARKS.md",
                "env/SPARK.md",
                "env/FAULTS.md",
                "env/HOSTILE.md",
                "data-cache/README.md")) {
            Matcher files = FILE.matcher(Files.readString(Path.of(page)));
            while (files.find()) {
                named.add(files.group().replaceAll("[.]$", ""));
            }
        }
        // Made by the scripts, not committed.
        named.remove("env/.local");
        assertThat(named).contains("env/run", "env/test", "env/notebooks", "notebooks/00-start-here.ipynb");
        assertThat(named).allSatisfy(file -> assertThat(Path.of(file)).exists());
        for (String script : List.of(
                "env/run",
                "env/test",
                "env/activation-lab",
                "env/notebooks",
                "env/lab",
                "env/spark",
                "env/spark-cluster",
                "env/course",
                "env/fault-test",
                ".ci/run")) {
            assertThat(Files.isExecutable(Path.of(script))).as(script).isTrue();
        }
    }
}
