package org.activationlab.study;

import java.util.List;
import org.activationlab.lenet.Grid;
import org.activationlab.lenet.GridSample;
import org.activationlab.lenet.HyperParameters;
import org.activationlab.lenet.Initialization;
import org.activationlab.lenet.Optimizer;
import org.activationlab.lenet.TrainingGroup;
import org.activationlab.pairs.EvidencePlan;
import org.activationlab.pairs.NoiseSettings;
import org.activationlab.pairs.PairSelection;
import org.activationlab.pairs.SamplingDesign;

/**
 * Every setting of a study. Equal plans on equal data give equal results.
 *
 * @param preset the name of the preset this plan came from
 * @param population which models are trained, the parts in order; no model twice
 * @param trainImages how many of the training images are used, from the first; 0 for all
 * @param testImages how many of the test images are used, from the first; 0 for all
 * @param imagesAtOnce how many (network, image) pairs a training step holds: K networks of batch size B train together
 *     with K at most imagesAtOnce / B
 * @param sampling how pairs are chosen
 * @param pairsPerCell pairs per model, digit and right or wrong, at least 1; the original took 10
 * @param noise scale, number and seed of the noise images
 * @param export which share of the pairs goes into the concatenated data set
 */
public record StudyPlan(
        String preset,
        List<GridSample> population,
        int trainImages,
        int testImages,
        int imagesAtOnce,
        SamplingDesign sampling,
        int pairsPerCell,
        NoiseSettings noise,
        PairSelection export) {

    /** Networks and images of a training step that fill a core without leaving its cache. */
    private static final int AT_ONCE = 512;
    /** What fills a GPU: all 64 trainings of a seed, batch size and optimizer, up to the largest batches. */
    public static final int AT_ONCE_ON_GPU = 32_768;

    /** Checks every value. */
    public StudyPlan {
        population = List.copyOf(population);
        if (population.isEmpty()) {
            throw new IllegalArgumentException("population needs at least one grid");
        }
        requireCount("trainImages", trainImages);
        requireCount("testImages", testImages);
        if (imagesAtOnce < 1) {
            throw new IllegalArgumentException("imagesAtOnce must be at least 1, but was " + imagesAtOnce);
        }
        if (pairsPerCell < 1) {
            throw new IllegalArgumentException("pairsPerCell must be at least 1, but was " + pairsPerCell);
        }
    }

    private static void requireCount(String name, int value) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must be 0 (all) or more, but was " + value);
        }
    }

    /**
     * Returns the plan for tests and first looks: 8 models on 2,560 images, seconds.
     *
     * @return a plan small enough for any machine
     */
    public static StudyPlan tiny() {
        Grid grid = new Grid(
                List.of(Optimizer.values()),
                List.of(0.005),
                List.of(0.0),
                List.of(1, 2),
                List.of(0),
                List.of(Initialization.XAVIER_UNIFORM, Initialization.KAIMING_UNIFORM),
                List.of(32));
        return new StudyPlan(
                "tiny",
                List.of(GridSample.all(grid)),
                2_560,
                500,
                AT_ONCE,
                SamplingDesign.ORIGINAL,
                3,
                NoiseSettings.defaults().withDraws(100),
                PairSelection.ALL);
    }

    /**
     * Returns the plan for a first real answer: 144 models of the milder half of the grid, of which more than 100 are
     * kept, and more than 10,000 pairs.
     *
     * <p>The normal initialization, decays above 0.05 and Adam's larger rates are left out: nearly all of them are
     * rejected in any case. One seed and two batch sizes let many networks share their mini-batches.
     *
     * @return a plan for some minutes on two cores
     */
    public static StudyPlan quick() {
        List<Double> decays = List.of(0.0, 0.05);
        List<Integer> epochs = List.of(1, 2, 3, 4);
        List<Integer> seeds = List.of(0);
        List<Integer> batches = List.of(32, 128);
        List<Initialization> initializations =
                List.of(Initialization.XAVIER_UNIFORM, Initialization.KAIMING_UNIFORM, Initialization.PYTORCH_DEFAULT);
        Grid sgd = new Grid(
                List.of(Optimizer.SGD),
                List.of(0.005, 0.01, 0.05, 0.1),
                decays,
                epochs,
                seeds,
                initializations,
                batches);
        Grid adam = new Grid(
                List.of(Optimizer.ADAM), List.of(0.005, 0.01), decays, epochs, seeds, initializations, batches);
        return new StudyPlan(
                "quick",
                List.of(GridSample.of(sgd, 24, 1), GridSample.of(adam, 12, 1)),
                0,
                0,
                AT_ONCE,
                SamplingDesign.ORIGINAL,
                5,
                NoiseSettings.defaults(),
                PairSelection.ALL);
    }

    /**
     * Returns the plan of the zoo that comes with the program: sixteen networks in eight families of two seeds, all kept,
     * half of them with a decay that makes them firm. See {@link Zoo}.
     *
     * @return a plan for half a minute on two cores
     */
    public static StudyPlan zoo() {
        List<Initialization> initializations = List.of(Initialization.XAVIER_UNIFORM, Initialization.KAIMING_UNIFORM);
        Grid grid = new Grid(
                List.of(Optimizer.SGD),
                List.of(0.05),
                List.of(0.0, 0.05),
                List.of(2),
                List.of(0, 1),
                initializations,
                List.of(128));
        Grid adam = new Grid(
                List.of(Optimizer.ADAM),
                List.of(0.005),
                List.of(0.0, 0.05),
                List.of(2),
                List.of(0, 1),
                initializations,
                List.of(128));
        return new StudyPlan(
                "zoo",
                List.of(GridSample.all(grid), GridSample.all(adam)),
                0,
                0,
                AT_ONCE,
                SamplingDesign.ORIGINAL,
                3,
                NoiseSettings.defaults(),
                PairSelection.ALL);
    }

    /**
     * Returns the plan for results to quote: 2,880 models spread over the whole grid, of which some 1,000 are kept.
     *
     * @return a plan for some hours on two cores
     */
    public static StudyPlan standard() {
        return paper().with("standard", List.of(GridSample.of(Grid.paper(), 720, 1)), PairSelection.ALL);
    }

    /**
     * Returns the original study's own size: 8,192 models, 1,000 draws, a random tenth of the pairs in the data set.
     *
     * @return a plan for a night on two cores
     */
    public static StudyPlan paper() {
        return new StudyPlan(
                "paper",
                List.of(GridSample.all(Grid.paper())),
                0,
                0,
                AT_ONCE,
                SamplingDesign.ORIGINAL,
                10,
                NoiseSettings.defaults(),
                new PairSelection(0.1, 42));
    }

    /**
     * Returns the plan of a preset.
     *
     * @param name tiny, zoo, quick, standard or paper
     * @return its plan
     * @throws IllegalArgumentException for any other name
     */
    public static StudyPlan preset(String name) {
        return switch (name) {
            case "tiny" -> tiny();
            case "zoo" -> zoo();
            case "quick" -> quick();
            case "standard" -> standard();
            case "paper" -> paper();
            default ->
                throw new IllegalArgumentException(
                        "there is no preset \"" + name + "\"; there are tiny, zoo, quick, standard and paper");
        };
    }

    /**
     * Returns how evidence is usually drawn from this population.
     *
     * @param design NATURAL or BALANCED
     * @return {@link EvidencePlan#of}; of the zoo half as many pairs and a quarter of the reference images, to keep it
     *     small
     */
    public EvidencePlan evidence(SamplingDesign design) {
        EvidencePlan usual = EvidencePlan.of(design);
        return preset.equals("zoo") ? usual.withPairsPerModel(100).withReferenceImages(64) : usual;
    }

    private StudyPlan with(String newPreset, List<GridSample> newPopulation, PairSelection newExport) {
        return new StudyPlan(
                newPreset,
                newPopulation,
                trainImages,
                testImages,
                imagesAtOnce,
                sampling,
                pairsPerCell,
                noise,
                newExport);
    }

    /**
     * Returns this plan with other models.
     *
     * @param newPopulation which models are trained
     * @return the changed plan
     */
    public StudyPlan withPopulation(List<GridSample> newPopulation) {
        return with(preset, newPopulation, export);
    }

    /**
     * Returns this plan with those models alone that have one of these seeds and one of these batch sizes. So a large
     * population can be trained part by part, on several machines if need be.
     *
     * @param seeds which seeds; empty for all
     * @param batchSizes which batch sizes; empty for all
     * @return the changed plan
     * @throws IllegalArgumentException if a part of the population is a random sample, or nothing is left
     */
    public StudyPlan withPart(List<Integer> seeds, List<Integer> batchSizes) {
        return withPopulation(population.stream()
                .map(sample -> sample.part(seeds, batchSizes))
                .toList());
    }

    /**
     * Returns this plan with larger or smaller stacks of networks.
     *
     * @param newImagesAtOnce (network, image) pairs of a training step, at least 1
     * @return the changed plan
     */
    public StudyPlan withImagesAtOnce(int newImagesAtOnce) {
        return new StudyPlan(
                preset, population, trainImages, testImages, newImagesAtOnce, sampling, pairsPerCell, noise, export);
    }

    /**
     * Returns this plan with another share of pairs in the concatenated data set.
     *
     * @param newExport which pairs
     * @return the changed plan
     */
    public StudyPlan withExport(PairSelection newExport) {
        return with(preset, population, newExport);
    }

    /**
     * Returns this plan with other noise.
     *
     * @param newNoise scale, number and seed of the noise images
     * @return the changed plan
     */
    public StudyPlan withNoise(NoiseSettings newNoise) {
        return new StudyPlan(
                preset, population, trainImages, testImages, imagesAtOnce, sampling, pairsPerCell, newNoise, export);
    }

    /**
     * Returns this plan with another number of pairs per cell.
     *
     * @param newPairsPerCell pairs per model, digit and right or wrong, at least 1
     * @return the changed plan
     */
    public StudyPlan withPairsPerCell(int newPairsPerCell) {
        return new StudyPlan(
                preset, population, trainImages, testImages, imagesAtOnce, sampling, newPairsPerCell, noise, export);
    }

    /**
     * Lists the models to train.
     *
     * @return the parts' models in order
     * @throws IllegalArgumentException if two parts hold the same model
     */
    public List<HyperParameters> models() {
        List<HyperParameters> models =
                population.stream().flatMap(part -> part.models().stream()).toList();
        long distinct = models.stream().distinct().count();
        if (distinct != models.size()) {
            throw new IllegalArgumentException(
                    "the population's grids overlap: " + (models.size() - distinct) + " models stand in more than one");
        }
        return models;
    }

    /**
     * Divides the models into the groups that train together.
     *
     * @return the work items of training, in a fixed order
     */
    public List<TrainingGroup> groups() {
        return TrainingGroup.divide(models(), imagesAtOnce);
    }
}
