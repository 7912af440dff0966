package org.activationlab.app.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.activationlab.study.RunDescription;
import org.activationlab.study.RunInventory;
import org.activationlab.study.StudyPlan;
import picocli.CommandLine.Command;

/** {@code activation-lab info}. */
@Command(name = "info", description = "Says what a run folder holds.", mixinStandardHelpOptions = true)
final class InfoCommand extends ExistingRunCommand {

    @Override
    void tell(Path root, PrintWriter out) throws Exception {
        RunInventory inventory = RunInventory.of(root);
        RunDescription description = inventory.description();
        StudyPlan plan = description.plan();
        line(out, "data", description.data().description());
        line(out, "preset", plan.preset() + ", device " + description.device());
        line(
                out,
                "models",
                "%,d in %,d groups"
                        .formatted(plan.models().size(), plan.groups().size()));
        line(
                out,
                "noise",
                "scale %s, %,d draws, seed %d"
                        .formatted(
                                plan.noise().scale(),
                                plan.noise().draws(),
                                plan.noise().seed()));
        line(out, "pairs", "%d per model, digit and right or wrong".formatted(plan.pairsPerCell()));
        stage(out, inventory, "train", " of " + plan.groups().size() + " groups");
        stage(out, inventory, "label", " kept models");
        stage(out, inventory, "export", " kept models");
        stage(out, inventory, "join", " of 1 data set");
        if (inventory.finished("flow") > 0) {
            stage(out, inventory, "flow", " kept models");
            stage(out, inventory, "weights", " of 1 file");
        }
        stage(out, inventory, "meta", " meta-networks");
        line(out, "size", "%,.1f MB".formatted(bytes(root) / 1e6));
        line(out, "results", "fingerprint " + inventory.fingerprint());
    }

    private static void stage(PrintWriter out, RunInventory inventory, String stage, String of) {
        line(
                out,
                stage,
                "%,d%s finished, %,.0f s of one worker"
                        .formatted(inventory.finished(stage), of, inventory.seconds(stage)));
    }

    private static void line(PrintWriter out, String what, String text) {
        out.printf(Locale.ROOT, "%-8s %s%n", what, text);
    }

    private static long bytes(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(Path::toFile)
                    .filter(File::isFile)
                    .mapToLong(File::length)
                    .sum();
        }
    }
}
