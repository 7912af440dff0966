package org.activationlab.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.activationlab.files.Sha256;
import org.activationlab.files.Unsummed;
import org.activationlab.judge.JudgeInput;
import org.activationlab.meta.Task;
import org.activationlab.network.SafeTensors;
import org.activationlab.pairs.ActivationTrace;
import org.activationlab.pairs.TraceLayout;
import org.activationlab.reference.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonitorFileTest {

    @TempDir
    private Path folder;

    private static ObservedNetwork stranger(MlpObserver inner) {
        return new ObservedNetwork() {
            @Override
            public String id() {
                return inner.id();
            }

            @Override
            public TraceLayout layout() {
                return inner.layout();
            }

            @Override
            public ActivationTrace observe(float[] image) {
                return inner.observe(image);
            }
        };
    }

    private void edit(String name, String before, String after) throws IOException {
        String text = Files.readString(folder.resolve(name));
        assertThat(text).contains(before);
        Files.writeString(folder.resolve(name), Unsummed.json(text.replace(before, after)));
    }

    @Test
    void givesTheSameAnswersBitForBit() throws Exception {
        List<float[]> images = MonitorExample.images(9);
        for (ObservedNetwork network : List.of(MonitorExample.leNet(), MonitorExample.mlp(3))) {
            ReliabilityMonitor monitor = MonitorExample.monitor(network);
            MonitorFile.write(folder, monitor);
            assertThat(MonitorFile.read(folder).assess(images)).isEqualTo(monitor.assess(images));
            assertThat(MonitorFile.read(folder, network).assess(images)).isEqualTo(monitor.assess(images));
            assertThat(MonitorFile.read(folder).rule()).isEqualTo(monitor.rule());
        }
    }

    @Test
    void keepsTheRuleToTheLastDigit() throws Exception {
        MlpObserver network = MonitorExample.mlp(3);
        AlarmRule rule = AlarmRule.forRisk(
                Task.RATIO, new double[] {1 / 3.0, Math.nextUp(0.7)}, new boolean[] {false, true}, 0.1);
        ReliabilityMonitor monitor = ReliabilityMonitor.of(
                network,
                ReliabilityMonitor.profile(network, MonitorExample.images(3), MonitorExample.NOISE),
                List.of(MonitorExample.judge(Task.RATIO, JudgeInput.REFERENCE)),
                rule);
        MonitorFile.write(folder, monitor);
        ReliabilityMonitor again = MonitorFile.read(folder);
        assertThat(again.rule()).isEqualTo(rule);
        assertThat(again.rule().threshold()).isEqualTo(Math.nextUp(0.7));
        assertThat(again.judges()).hasSize(1);
        assertThat(again.assess(MonitorExample.images(1).get(0)).probabilityCorrect())
                .isEmpty();
    }

    @Test
    void takesTheNetworkOfAnotherProgramFromTheCaller() throws Exception {
        ObservedNetwork network = stranger(MonitorExample.mlp(3));
        ReliabilityMonitor monitor = MonitorExample.monitor(network);
        MonitorFile.write(folder, monitor);
        List<float[]> images = MonitorExample.images(4);
        assertThat(MonitorFile.read(folder, network).assess(images)).isEqualTo(monitor.assess(images));
        assertThatThrownBy(() -> MonitorFile.read(folder))
                .hasMessageContaining("perceptron")
                .hasMessageContaining("read(folder, network)");
    }

    @Test
    void refusesAnotherNetworkOfTheSameName() throws Exception {
        MonitorFile.write(folder, MonitorExample.monitor(MonitorExample.mlp(3)));
        MlpObserver other = MonitorExample.mlp(4);
        assertThatThrownBy(() -> MonitorFile.read(folder, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another network");
        assertThatThrownBy(() -> MonitorFile.read(folder, MonitorExample.leNet()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("some-model");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "ratio", "correctness", "network"})
    void refusesADamagedFile(String name) throws Exception {
        MonitorFile.write(folder, MonitorExample.monitor(MonitorExample.mlp(3)));
        Path file = folder.resolve(name + ".safetensors");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 9] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> MonitorFile.read(folder))
                .isInstanceOf(MonitorFileException.class)
                .hasMessageContaining(name + ".safetensors: it has SHA-256")
                .hasMessageContaining("write the monitor again");
        Files.delete(file);
        assertThatThrownBy(() -> MonitorFile.read(folder)).hasMessageContaining(name + ".safetensors: it is missing");
    }

    @Test
    void refusesAJudgeOfTheOtherQuestion() throws Exception {
        MonitorFile.write(folder, MonitorExample.monitor(MonitorExample.mlp(3)));
        Path ratio = folder.resolve("ratio.safetensors");
        Path correctness = folder.resolve("correctness.safetensors");
        edit("monitor.json", Sha256.of(ratio), Sha256.of(correctness));
        Files.copy(correctness, ratio, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> MonitorFile.read(folder))
                .hasMessageContaining("expected a judge of RATIO, but it is one of CORRECTNESS");
    }

    @Test
    void refusesADescriptionThatIsNone() throws Exception {
        assertThatThrownBy(() -> MonitorFile.read(folder)).hasMessageContaining("holds no monitor");
        ReliabilityMonitor monitor = MonitorExample.monitor(MonitorExample.mlp(3));
        MonitorFile.write(folder, monitor);
        edit("monitor.json", "\"threshold\" : 0.5", "\"threshold\" : 7.5");
        assertThatThrownBy(() -> MonitorFile.read(folder))
                .isInstanceOf(MonitorFileException.class)
                .hasMessageContaining("threshold must be from 0 to 1, but was 7.5");
        MonitorFile.write(folder, monitor);
        edit("monitor.json", "\"version\" : 1", "\"version\" : 2");
        assertThatThrownBy(() -> MonitorFile.read(folder)).hasMessageContaining("of version 2");
        MonitorFile.write(folder, monitor);
        edit("monitor.json", "\"ratio.safetensors\"", "\"../ratio.safetensors\"");
        assertThatThrownBy(() -> MonitorFile.read(folder)).hasMessageContaining("../ratio.safetensors");
        Files.writeString(folder.resolve("monitor.json"), "{");
        assertThatThrownBy(() -> MonitorFile.read(folder))
                .isInstanceOf(MonitorFileException.class)
                .hasMessageContaining("it cannot be read");
    }

    @Test
    void readsAJudgeAsAStudyKeepsIt() throws Exception {
        TrainedJudge judge = MonitorExample.judge(Task.RATIO, JudgeInput.SUMMARY);
        Path file = folder.resolve("summary-ratio-seed1.safetensors");
        SafeTensors.write(
                file,
                judge.judge().parameters(),
                Map.of("input", "SUMMARY", "task", "RATIO", "width", "6", "seed", "1", "design", "NATURAL"));
        TrainedJudge read = TrainedJudge.read(file);
        assertThat(read.input()).isEqualTo(JudgeInput.SUMMARY);
        assertThat(read.task()).isEqualTo(Task.RATIO);
        assertThat(read.judge().parameters()).isEqualTo(judge.judge().parameters());
    }

    @Test
    void refusesAFileThatIsNoJudge() throws Exception {
        Path file = folder.resolve("model.safetensors");
        SafeTensors.write(file, Reference.trainedLeNet(), Map.of());
        assertThatThrownBy(() -> TrainedJudge.read(file))
                .isInstanceOf(MonitorFileException.class)
                .hasMessageContaining("as input one of [LOGITS,")
                .hasMessageContaining("names nothing");
        SafeTensors.write(file, Reference.trainedLeNet(), Map.of("input", "LOGITS", "task", "RATIO", "width", "-3"));
        assertThatThrownBy(() -> TrainedJudge.read(file)).hasMessageContaining("it holds no judge");
        SafeTensors.write(file, Reference.trainedLeNet(), Map.of("input", "LOGITS", "task", "RATIO", "width", "6"));
        assertThatThrownBy(() -> TrainedJudge.read(file)).hasMessageContaining("hidden1.weight is missing");
    }
}
