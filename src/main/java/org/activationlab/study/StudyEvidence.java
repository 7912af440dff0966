package org.activationlab.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.activationlab.files.Sha256;
import org.activationlab.meta.ModelTraits;
import org.activationlab.pairs.DrawFile;
import org.activationlab.pairs.DrawTable;
import org.activationlab.pairs.NoiseRatio;
import org.activationlab.pairs.PairFile;
import org.activationlab.pairs.PairTable;
import org.activationlab.pairs.ReferenceFile;
import org.activationlab.pairs.ReferenceNoise;
import org.activationlab.pairs.ReferenceNoiseFile;
import org.activationlab.pairs.ReferenceTraces;
import org.activationlab.pairs.SamplingDesign;

/**
 * All that a run folder holds of a sampling design's pairs and of the models they come from, checked against the run's
 * records: what networks learn from that are to judge models they have never met. Immutable.
 *
 * <p>It is held in memory: for 1,000 models with 200 pairs each, 0.4 GB of pairs and 0.6 GB of reference images.
 */
public final class StudyEvidence {

    private final PairTable pairs;
    private final List<ModelTraits> traits;
    private final Map<String, ReferenceTraces> reference = new LinkedHashMap<>();
    private final Map<String, ReferenceNoise> referenceNoise = new LinkedHashMap<>();
    private final Map<String, DrawTable> draws = new LinkedHashMap<>();
    private final Map<String, String> inputs;
    /** Which of its model's pairs each pair is, from 0. */
    private final int[] places;

    private StudyEvidence(PairTable pairs, int[] places, List<ModelTraits> traits, Map<String, String> inputs) {
        this.pairs = pairs;
        this.places = places;
        this.traits = List.copyOf(traits);
        this.inputs = inputs;
    }

    /**
     * Reads evidence.
     *
     * @param root a run folder
     * @param design how its pairs were chosen; ORIGINAL stands for the pairs of the run's own plan, which have no extra
     *     draws
     * @return the evidence of all pairs
     * @throws StudyException if something is missing, was changed, or does not belong together; says what to do
     * @throws IOException if the disk fails
     */
    public static StudyEvidence read(Path root, SamplingDesign design) throws StudyException, IOException {
        EvidenceSource source = new EvidenceSource(root, design);
        EvidenceSet set = source.set();
        Path joined = source.single(set.joinedFile());
        source.requirePlan(joined);
        PairTable pairs = PairFile.read(joined);
        int[] places = new int[pairs.size()];
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int row = 0; row < places.length; row++) {
            places[row] = counts.merge(pairs.modelId(row), 1, Integer::sum) - 1;
        }
        List<ModelTraits> traits = PopulationTraits.of(root);
        Map<String, String> inputs = new TreeMap<>();
        StudyEvidence evidence = new StudyEvidence(pairs, places, traits, inputs);
        for (String model : counts.keySet()) {
            evidence.addReference(model, source);
            if (source.withDraws()) {
                evidence.draws.put(model, DrawFile.read(source.inFolder(set.draws(model))));
            }
        }
        if (source.withDraws()) {
            evidence.requireSameRows(counts, source);
        }
        inputs.putAll(source.sums());
        inputs.put("traits", Sha256.of(Json.text(traits)));
        return evidence;
    }

    private void addReference(String model, EvidenceSource source) throws StudyException, IOException {
        ReferenceTraces traces = ReferenceFile.read(source.inFolder(ReferenceStage.file(model)));
        ReferenceNoise noise = ReferenceNoiseFile.read(source.inFolder(ReferenceNoiseStage.file(model)));
        if (!Arrays.equals(traces.images(), noise.images())) {
            throw new StudyException("model " + model + " in " + source.root()
                    + " answered noisy copies of other images"
                    + " than those of its traces. Delete records/reference-noise and run " + source.verb() + ".");
        }
        reference.put(model, traces);
        referenceNoise.put(model, noise);
    }

    /** Draws have the rows of their model's labels, and so have the joined pairs. */
    private void requireSameRows(Map<String, Integer> counts, EvidenceSource source) throws StudyException {
        boolean same = counts.entrySet().stream()
                .allMatch(entry -> draws(entry.getKey()).size() == entry.getValue());
        for (int row = 0; same && row < places.length; row++) {
            same = draws(pairs.modelId(row)).image(places[row]) == pairs.image(row);
        }
        if (!same) {
            throw new StudyException("the extra draws in " + source.root() + " are of other images than the pairs."
                    + " Delete the records of the stage that made them and run " + source.verb() + ".");
        }
    }

    private DrawTable draws(String model) {
        DrawTable own = draws.get(model);
        if (own == null) {
            throw new IllegalStateException("expected extra draws of model " + model
                    + ", but this evidence has none. Draw it with extraDraws above 0.");
        }
        return own;
    }

    /**
     * Gives the pairs.
     *
     * @return with activations and labels, model after model
     */
    public PairTable pairs() {
        return pairs;
    }

    /**
     * Tells how the networks were trained.
     *
     * @return all models of the population, rejected ones included
     */
    public List<ModelTraits> traits() {
        return traits;
    }

    /**
     * Gives the activations on the reference images.
     *
     * @return by model id, for all models of the pairs, in their order
     */
    public Map<String, ReferenceTraces> reference() {
        return Collections.unmodifiableMap(reference);
    }

    /**
     * Gives the answers to noisy copies of the reference images.
     *
     * @return by model id, for all models of the pairs, in their order
     */
    public Map<String, ReferenceNoise> referenceNoise() {
        return Collections.unmodifiableMap(referenceNoise);
    }

    /**
     * Gives the extra draws.
     *
     * @return by model id, for all models of the pairs, in their order; empty if none were drawn
     */
    public Map<String, DrawTable> draws() {
        return Collections.unmodifiableMap(draws);
    }

    /**
     * Estimates a pair's noise ratio from a few noisy copies that its label has not seen.
     *
     * @param row a row of the pairs
     * @param first how many copies to look at, from 1 to the number of extra draws
     * @return how many of them kept the digit of the clean image
     * @throws IllegalArgumentException if there are not so many
     * @throws IllegalStateException if no extra draws were drawn at all
     */
    public NoiseRatio monteCarlo(int row, int first) {
        int unchanged =
                draws(pairs.modelId(row)).unchanged(places[row], pairs.labels().predictedDigit(row), first);
        return new NoiseRatio(unchanged, first);
    }

    /**
     * Identifies all that was read, as inputs of what is made from it.
     *
     * @return SHA-256 sums by name: of the pair file, over the names and sums of all files of each folder, and over the
     *     models' traits
     */
    public Map<String, String> inputs() {
        return Collections.unmodifiableMap(inputs);
    }
}
