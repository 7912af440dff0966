package org.activationlab.lenet;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.activationlab.files.Sha256;

/**
 * Models that are trained together on the same mini-batches: one seed, one batch size, one optimizer.
 *
 * <p>Models that differ in their number of epochs only are snapshots of one training: the run with the most epochs
 * passes through the others.
 *
 * @param models the models to make, at least one
 */
public record TrainingGroup(List<HyperParameters> models) implements Serializable {

    /** Checks that the models can share their mini-batches. */
    public TrainingGroup {
        models = List.copyOf(models);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("a training group needs at least one model");
        }
        HyperParameters first = models.get(0);
        for (HyperParameters model : models) {
            if (model.seed() != first.seed()
                    || model.batchSize() != first.batchSize()
                    || model.optimizer() != first.optimizer()) {
                throw new IllegalArgumentException("models of one group must share seed, batch size and optimizer, but "
                        + first + " and " + model + " do not");
            }
        }
        if (models.stream().distinct().count() != models.size()) {
            throw new IllegalArgumentException("a model stands twice in one group");
        }
    }

    /**
     * Returns the number of passes over the training images.
     *
     * @return the largest number of epochs of any model
     */
    public int epochs() {
        return models.stream().mapToInt(HyperParameters::epochs).max().orElseThrow();
    }

    /**
     * Returns the batch size that all models share.
     *
     * @return images per step
     */
    public int batchSize() {
        return models.get(0).batchSize();
    }

    /**
     * Returns the seed that all models share.
     *
     * @return the seed of initial values and batch order
     */
    public int seed() {
        return models.get(0).seed();
    }

    /**
     * Returns the optimizer that all models share.
     *
     * @return the update rule
     */
    public Optimizer optimizer() {
        return models.get(0).optimizer();
    }

    /**
     * Returns the distinct trainings behind the models, in the order of their first model.
     *
     * @return settings with the largest number of epochs that each training needs
     */
    public List<HyperParameters> trainings() {
        List<HyperParameters> distinct =
                models.stream().map(model -> model.withEpochs(1)).distinct().toList();
        return distinct.stream()
                .map(training -> models.stream()
                        .filter(model -> model.withEpochs(1).equals(training))
                        .max(Comparator.comparingInt(HyperParameters::epochs))
                        .orElseThrow())
                .toList();
    }

    /**
     * Returns a short name made of the models' names.
     *
     * @return "group-" and ten hexadecimal digits
     */
    public String id() {
        String names = models.stream().map(HyperParameters::id).collect(Collectors.joining(","));
        return "group-" + Sha256.of(names).substring(0, 10);
    }

    /**
     * Divides a population into groups.
     *
     * <p>How many networks share a stack changes the order of sums, so this division belongs to the plan.
     *
     * @param models the population, in any order
     * @param imagesAtOnce how many (network, image) pairs one step may hold; a group of batch size B has at most
     *     max(1, imagesAtOnce / B) trainings
     * @return groups in a fixed order: batch size, seed, optimizer, then as given
     */
    public static List<TrainingGroup> divide(List<HyperParameters> models, int imagesAtOnce) {
        if (imagesAtOnce < 1) {
            throw new IllegalArgumentException("imagesAtOnce must be at least 1, but was " + imagesAtOnce);
        }
        record Key(int batchSize, int seed, Optimizer optimizer) {}
        var byKey = models.stream()
                .collect(Collectors.groupingBy(
                        model -> new Key(model.batchSize(), model.seed(), model.optimizer()),
                        () -> new TreeMap<>(Comparator.comparingInt(Key::batchSize)
                                .thenComparingInt(Key::seed)
                                .thenComparing(Key::optimizer)),
                        Collectors.toList()));
        List<TrainingGroup> groups = new ArrayList<>();
        byKey.forEach((key, together) -> {
            List<HyperParameters> trainings = together.stream()
                    .map(model -> model.withEpochs(1))
                    .distinct()
                    .toList();
            int most = Math.max(1, imagesAtOnce / key.batchSize());
            int parts = (trainings.size() + most - 1) / most;
            // Parts of nearly equal size, so that no group is left with a single slow network.
            for (int part = 0; part < parts; part++) {
                var own = trainings.subList(part * trainings.size() / parts, (part + 1) * trainings.size() / parts);
                groups.add(new TrainingGroup(together.stream()
                        .filter(model -> own.contains(model.withEpochs(1)))
                        .toList()));
            }
        });
        return List.copyOf(groups);
    }
}
