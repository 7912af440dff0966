package org.activationlab.interpret.influence;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.Shuffle;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.network.layers.NetworkDesign;

/**
 * Tests whether influence is real: trains, takes a wrong prediction, leaves out the training images said to have helped
 * or harmed it most, and trains again from the same start. Others, drawn by lot, show what leaving out images does anyway.
 */
public final class RemovalCheck {

    private final ComputeDevice device;
    private final NetworkDesign design;
    private final RemovalSettings settings;

    /** Hears of every training. */
    @FunctionalInterface
    public interface Progress {
        /**
         * A training is over.
         *
         * @param done how many of {@link RemovalSettings#trainings}
         */
        void trained(int done);
    }

    /**
     * Prepares.
     *
     * @param device where to compute
     * @param design what to train; its last layer must be dense
     * @param settings how
     * @throws IllegalArgumentException if the last layer is not dense
     */
    public RemovalCheck(ComputeDevice device, NetworkDesign design, RemovalSettings settings) {
        LastLayer.before(design);
        this.device = device;
        this.design = design;
        this.settings = settings;
    }

    /**
     * Trains again and again.
     *
     * @param training what to learn from; a small set, since one image of many matters little
     * @param asked images that were not learned from, among which wrong predictions are looked for, in order
     * @param progress told of every training
     * @return one case for each start whose network was wrong on an image that no case had before; fewer than asked for if
     *     images run out
     * @throws IllegalArgumentException if images do not fit, or fewer training images came than are to be left out
     * @throws InterruptedException if the thread was interrupted
     */
    public RemovalEffects of(TrainingSet training, TrainingSet asked, Progress progress) throws InterruptedException {
        if (training.size() <= settings.removed()) {
            throw new IllegalArgumentException("expected more than " + settings.removed()
                    + " training images, as many are left out, but got " + training.size());
        }
        Batch images = asked.images(IntStream.range(0, asked.size()).toArray());
        Set<Integer> taken = new HashSet<>();
        List<RemovalCase> cases = new ArrayList<>();
        int perCase = settings.trainings() / settings.cases();
        for (int number = 0; number < settings.cases(); number++) {
            TracedTraining own =
                    settings.training().withSeed(settings.training().seed() + number);
            List<Snapshot> snapshots = own.train(device, design, training, Set.of());
            progress.trained(number * perCase + 1);
            Batch logits = logits(snapshots, images);
            int wrong = firstWrong(logits, asked, taken);
            if (wrong >= 0) {
                taken.add(wrong);
                Influences influences =
                        TracIn.of(device, design, snapshots, training, asked.images(wrong), asked.label(wrong));
                int begun = number * perCase + 1;
                cases.add(retrained(
                        own, training, asked, wrong, logits, influences, done -> progress.trained(begun + done)));
            } else {
                progress.trained((number + 1) * perCase);
            }
        }
        return new RemovalEffects(settings, cases);
    }

    private Batch logits(List<Snapshot> snapshots, Batch images) {
        Snapshot last = snapshots.get(snapshots.size() - 1);
        try (LayeredNetwork network = new LayeredNetwork(device, design, last.parameters())) {
            return network.logits(images);
        }
    }

    private static int firstWrong(Batch logits, TrainingSet asked, Set<Integer> taken) {
        for (int i = 0; i < logits.count(); i++) {
            if (logits.largest(i) != asked.label(i) && !taken.contains(i)) {
                return i;
            }
        }
        return -1;
    }

    private RemovalCase retrained(
            TracedTraining own,
            TrainingSet training,
            TrainingSet asked,
            int wrong,
            Batch logits,
            Influences influences,
            Progress progress)
            throws InterruptedException {
        int truth = asked.label(wrong);
        double loss = CrossEntropy.of(logits.row(wrong), truth);
        Map<Removal, Double> changes = new EnumMap<>(Removal.class);
        Map<Removal, Double> righted = new EnumMap<>(Removal.class);
        int done = 0;
        for (Removal removal : Removal.values()) {
            int draws = removal.drawn() ? settings.draws() : 1;
            double change = 0;
            double right = 0;
            for (int draw = 0; draw < draws; draw++) {
                SplittableRandom random =
                        new RandomStreams(own.seed()).stream("influence/removed/" + removal + "/" + draw);
                Set<Integer> omitted = omitted(removal, influences, training, random);
                Batch again = logits(own.train(device, design, training, omitted), asked.images(wrong));
                change += (CrossEntropy.of(again.row(0), truth) - loss) / draws;
                right += again.largest(0) == truth ? 1.0 / draws : 0;
                progress.trained(++done);
            }
            changes.put(removal, change);
            righted.put(removal, right);
        }
        return new RemovalCase(own.seed(), wrong, truth, logits.largest(wrong), loss, changes, righted);
    }

    private Set<Integer> omitted(
            Removal removal, Influences influences, TrainingSet training, SplittableRandom random) {
        List<Integer> helpful = influences.helpful(0, settings.removed());
        List<Integer> harmful = influences.harmful(0, settings.removed());
        return switch (removal) {
            case HELPFUL -> Set.copyOf(helpful);
            case HARMFUL -> Set.copyOf(harmful);
            case LIKE_HELPFUL -> alike(helpful, training, random);
            case LIKE_HARMFUL -> alike(harmful, training, random);
            case RANDOM -> {
                int[] order = shuffled(training.size(), random);
                yield Set.copyOf(IntStream.range(0, settings.removed())
                        .mapToObj(i -> order[i])
                        .toList());
            }
        };
    }

    /** As many images of each label as there are among the given ones, none of these as long as there are others. */
    private static Set<Integer> alike(List<Integer> given, TrainingSet training, SplittableRandom random) {
        Map<Integer, Integer> wanted = new HashMap<>();
        given.forEach(row -> wanted.merge(training.label(row), 1, Integer::sum));
        Set<Integer> chosen = new HashSet<>();
        int[] order = shuffled(training.size(), random);
        for (boolean again : new boolean[] {false, true}) {
            for (int row : order) {
                int left = wanted.getOrDefault(training.label(row), 0);
                if (left > 0 && given.contains(row) == again) {
                    wanted.put(training.label(row), left - 1);
                    chosen.add(row);
                }
            }
        }
        return chosen;
    }

    private static int[] shuffled(int size, SplittableRandom random) {
        int[] order = IntStream.range(0, size).toArray();
        Shuffle.shuffle(order, random);
        return order;
    }
}
