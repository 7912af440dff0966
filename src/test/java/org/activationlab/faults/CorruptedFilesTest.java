package org.activationlab.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.activationlab.app.inside.TrainedNetworks;
import org.activationlab.files.Sha256;
import org.activationlab.lenet.TrainedModel;
import org.activationlab.monitor.MonitorDoor;
import org.activationlab.network.ComputeDevice;
import org.activationlab.study.Zoo;
import org.activationlab.study.ZooDoor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages monitors and the zoo: the part of the corruptions that is quick enough for every run of the tests. */
class CorruptedFilesTest {

    private static final int FLIPS = 3;

    @TempDir
    private Path folder;

    @Test
    void monitors() throws Exception {
        MonitorDoor.write(folder);
        Reader answers = new Reader("monitor", () -> MonitorDoor.answers(folder));
        Trials trials = new Trials(folder, FLIPS);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                trials.on(
                        "monitor, " + file.getFileName(),
                        file,
                        file,
                        List.of(String.valueOf(file.getFileName()), "monitor.json"),
                        List.of(answers));
            }
        }
        trials.write("corrupted-monitors");
        assertThat(trials.bad()).isEmpty();
    }

    @Test
    void theZoo() throws Exception {
        Path root = folder.resolve("zoo");
        Zoo.unpack(root);
        Path archive = Files.write(folder.resolve("zoo.zip"), ZooDoor.archive());
        Reader networks = new Reader("trained networks", () -> {
            TrainedNetworks zoo = TrainedNetworks.of(root);
            StringBuilder seen = new StringBuilder();
            for (TrainedModel model : zoo.models()) {
                zoo.load(ComputeDevice.CPU, model).close();
                seen.append(model).append(Sha256.of(zoo.file(model))).append(zoo.pairs(model));
            }
            return Sha256.of(seen.toString());
        });
        Path unpacked = folder.resolve("unpacked");
        Reader unpack = new Reader("unpack", () -> {
            ZooDoor.extract(Files.readAllBytes(archive), unpacked);
            StringBuilder seen = new StringBuilder();
            try (Stream<Path> files = Files.walk(unpacked)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    seen.append(unpacked.relativize(file)).append(Sha256.of(file));
                }
            }
            return Sha256.of(seen.toString());
        });
        Trials trials = new Trials(folder, FLIPS);
        trials.on("zoo, archive", archive, archive, List.of("zoo.zip"), List.of(unpack));
        for (String inside : List.of("models", "labels", "training")) {
            try (Stream<Path> files = Files.list(root.resolve(inside))) {
                List<Path> two = files.sorted().limit(2).toList();
                trials.on(
                        "zoo, " + inside,
                        two.get(0),
                        two.get(1),
                        List.of(String.valueOf(two.get(0).getFileName())),
                        List.of(networks));
            }
        }
        trials.write("corrupted-zoo");
        assertThat(trials.bad()).isEmpty();
    }
}
