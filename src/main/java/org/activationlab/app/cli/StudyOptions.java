package org.activationlab.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.activationlab.app.Home;
import org.activationlab.network.ComputeDevice;
import org.activationlab.pairs.NoiseSettings;
import org.activationlab.pairs.PairSelection;
import org.activationlab.study.RunDescription;
import org.activationlab.study.RunFolder;
import org.activationlab.study.StudyException;
import org.activationlab.study.StudyPlan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is studied, on which data and where it is kept. */
final class StudyOptions {

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "tiny (seconds, synthetic digits), quick (minutes), standard (hours) or paper (a night)."
                    + " Default: quick, or the plan of an existing run folder.")
    private @Nullable String preset;

    @Option(
            names = "--data",
            paramLabel = "mnist|synthetic|PATH",
            description = "Which digits. Default: MNIST from ACTIVATION_LAB_DATA, data-cache or a download; if it"
                    + " cannot be had, synthetic digits.")
    private @Nullable String data;

    @Option(names = "--run", paramLabel = "DIR", description = "The run folder. Default: runs/PRESET.")
    private @Nullable Path run;

    @Option(names = "--draws", paramLabel = "N", description = "Noisy copies per pair, instead of the preset's.")
    private @Nullable Integer draws;

    @Option(names = "--noise-scale", paramLabel = "S", description = "Standard deviation of the noise. Original: 0.9.")
    private @Nullable Double noiseScale;

    @Option(
            names = "--stop-width",
            paramLabel = "W",
            description =
                    "End a pair's draws as soon as the 95 %% interval of every digit's share is narrower than this, "
                            + "for example 0.1; the labels are marked. Without it all draws are made.")
    private @Nullable Double stopWidth;

    @Option(
            names = "--grid-seeds",
            paramLabel = "N",
            split = ",",
            description = "Train only the models with these seeds, to do a large preset part by part, for example 0,1.")
    private @Nullable List<Integer> gridSeeds;

    @Option(
            names = "--grid-batch-sizes",
            paramLabel = "N",
            split = ",",
            description = "Train only the models with these batch sizes, for example 32.")
    private @Nullable List<Integer> gridBatchSizes;

    @Option(names = "--noise-seed", paramLabel = "N", description = "Seed of the noise images. Original: 42.")
    private @Nullable Long noiseSeed;

    @Option(
            names = "--pairs-per-cell",
            paramLabel = "N",
            description = "Pairs per model, digit and right or wrong. Original: 10.")
    private @Nullable Integer pairsPerCell;

    @Option(
            names = "--share",
            paramLabel = "S",
            description = "Share of all pairs that the joined data set holds. Original: 0.1.")
    private @Nullable Double share;

    /**
     * Changes the preset's plan, or that of the run folder, as the options ask.
     *
     * @param where the device, on which the batches of a preset depend
     * @return the plan
     * @throws IllegalArgumentException if there is no such preset, or a value is out of range
     * @throws StudyException if the run folder cannot be read
     * @throws IOException if the disk fails
     */
    StudyPlan plan(ComputeDevice where) throws StudyException, IOException {
        RunDescription before = existing();
        StudyPlan plan =
                preset == null && before != null ? before.plan() : StudyPlan.preset(preset == null ? "quick" : preset);
        if (where == ComputeDevice.GPU && (preset != null || before == null)) {
            plan = plan.withImagesAtOnce(StudyPlan.AT_ONCE_ON_GPU);
        }
        NoiseSettings noise = plan.noise();
        if (draws != null) {
            noise = noise.withDraws(draws);
        }
        if (noiseScale != null) {
            noise = noise.withScale(noiseScale);
        }
        if (noiseSeed != null) {
            noise = noise.withSeed(noiseSeed);
        }
        if (stopWidth != null) {
            noise = noise.withStopWidth(stopWidth);
        }
        plan = plan.withNoise(noise);
        if (gridSeeds != null || gridBatchSizes != null) {
            plan = plan.withPart(
                    gridSeeds == null ? List.of() : gridSeeds, gridBatchSizes == null ? List.of() : gridBatchSizes);
        }
        if (pairsPerCell != null) {
            plan = plan.withPairsPerCell(pairsPerCell);
        }
        if (share != null) {
            plan = plan.withExport(new PairSelection(share, plan.export().seed()));
        }
        return plan;
    }

    private @Nullable RunDescription existing() throws StudyException, IOException {
        Path root = run != null ? run : preset != null ? Home.run(preset) : null;
        return root != null && Files.exists(root.resolve("run.json")) ? RunFolder.describe(root) : null;
    }

    /** Decides on the run folder. */
    Path folder(StudyPlan plan) {
        return run != null ? run : Home.run(plan.preset());
    }

    /** Which digits were asked for, for {@link OpenRun#images}. */
    @Nullable
    String data() {
        return data;
    }
}
