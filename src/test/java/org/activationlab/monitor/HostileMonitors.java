package org.activationlab.monitor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.activationlab.files.Unsummed;
import org.activationlab.hostile.ForeignFile;
import org.activationlab.hostile.SafeTensorsFile;
import org.activationlab.hostile.Seeds;
import org.activationlab.judge.JudgeInput;
import org.activationlab.meta.Task;

/** The files of a monitor's folder, each by itself: in the folder a sum would refuse them first. */
public final class HostileMonitors {

    private static final List<String> WORDS = List.of(
            "\"shape\"",
            "\"width\"",
            "\"input\"",
            "\"task\"",
            "LOGITS",
            "RATIO",
            "\"0\"",
            "-1",
            "2147483647",
            "null",
            "{",
            "}",
            "\"images\"",
            "lenet-5",
            "mlp",
            "\"draws\"");

    private HostileMonitors() {}

    /** All kinds. */
    public static List<ForeignFile> all() throws IOException, InterruptedException {
        MlpObserver network = MonitorExample.mlp(3);
        ReliabilityMonitor monitor = MonitorExample.monitor(network);
        return List.of(
                ForeignFile.text("monitor-json", List.of(unsummed(monitor)), WORDS, file -> {
                    Path named = Files.copy(file, file.resolveSibling(MonitorDescription.NAME));
                    try {
                        MonitorDescription.read(named.getParent());
                    } catch (IOException e) {
                        // It names the file that it read, which has to have this name.
                        throw new IOException(file + " was refused: " + e.getMessage(), e);
                    } finally {
                        Files.delete(named);
                    }
                }),
                ForeignFile.binary(
                        "monitor-judge",
                        List.of(Seeds.written(file -> MonitorExample.judge(Task.RATIO, JudgeInput.LOGITS)
                                .write(file))),
                        WORDS,
                        TrainedJudge::read),
                SafeTensorsFile.headerOf(
                        "monitor-judge-header",
                        Seeds.written(file -> MonitorExample.judge(Task.RATIO, JudgeInput.LOGITS)
                                .write(file)),
                        TrainedJudge::read),
                ForeignFile.binary(
                        "monitor-network",
                        List.of(Seeds.written(file -> NetworkFile.write(file, network))),
                        WORDS,
                        NetworkFile::read),
                ForeignFile.binary(
                        "monitor-reference", List.of(part(monitor, "reference.safetensors")), WORDS, file -> {
                            try {
                                ReferenceAnswersFile.read(file, network);
                            } catch (IllegalArgumentException e) {
                                // What is said where the file is sound, but of another network.
                                throw new IOException(e.getMessage(), e);
                            }
                        }));
    }

    /** Without its own sum, which would refuse every damage before a value is looked at. */
    private static byte[] unsummed(ReliabilityMonitor monitor) throws IOException {
        String text = new String(part(monitor, MonitorDescription.NAME), StandardCharsets.UTF_8);
        return Unsummed.json(text).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] part(ReliabilityMonitor monitor, String name) throws IOException {
        Path folder = Files.createTempDirectory("monitor");
        try {
            MonitorFile.write(folder, monitor);
            return Files.readAllBytes(folder.resolve(name));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path one : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }
}
