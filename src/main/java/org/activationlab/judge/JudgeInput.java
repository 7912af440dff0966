package org.activationlab.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a judge reads of one prediction: how the trace is looked at, and what is known of the judged network. The arms of
 * the ablation, in the order of what they need.
 */
public enum JudgeInput {
    /** The ten logits as they are. */
    LOGITS("logits", false, false, Known.NOTHING),
    /** The 470 activations as they are: what the original's meta-networks read. */
    ACTIVATIONS("raw activations", true, false, Known.NOTHING),
    /** {@link TraceSummary}; nothing is known of the network. */
    SUMMARY("summaries", false, true, Known.NOTHING),
    /** The summary and how the network was trained. */
    HYPER_PARAMETERS("summaries, hyper-parameters", false, true, Known.HYPER_PARAMETERS),
    /** The summary and statistics of each array of the network's parameters. */
    WEIGHTS("summaries, weight statistics", false, true, Known.WEIGHTS),
    /** The summary, also measured by the network's own level and spread on reference images. */
    REFERENCE("summaries, reference images", false, true, Known.REFERENCE),
    /** The same, and how the network answers noisy copies of the reference images. */
    NOISE("summaries, noisy reference images", false, true, Known.NOISE);

    /** What is known of the judged network. */
    enum Known {
        NOTHING,
        HYPER_PARAMETERS,
        WEIGHTS,
        REFERENCE,
        NOISE
    }

    private static final int CLASSES = NoiseResponse.CLASSES;

    private final String title;
    private final boolean wholeTrace;
    private final boolean summary;
    private final Known known;
    // An unmodifiable list of records.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Feature> features;

    JudgeInput(String title, boolean wholeTrace, boolean summary, Known known) {
        this.title = title;
        this.wholeTrace = wholeTrace;
        this.summary = summary;
        this.known = known;
        features = named();
    }

    private List<Feature> named() {
        List<Feature> all = new ArrayList<>();
        if (summary) {
            TraceSummary.names().forEach(name -> all.add(Feature.of(name)));
        } else {
            List<String> parts = new ArrayList<>(TraceSummary.HIDDEN);
            parts.add(TraceSummary.LOGITS);
            for (int part = wholeTrace ? 0 : parts.size() - 1; part < parts.size(); part++) {
                String name = parts.get(part);
                IntStream.range(0, TraceSummary.SIZES.get(part))
                        .forEach(unit -> all.add(Feature.of(name + " unit " + unit)));
            }
        }
        switch (known) {
            case NOTHING -> {
                // The trace alone.
            }
            case HYPER_PARAMETERS -> NetworkProfile.hyperParameterNames().forEach(name -> all.add(Feature.of(name)));
            case WEIGHTS -> NetworkProfile.weightNames().forEach(name -> all.add(Feature.of(name)));
            case REFERENCE, NOISE -> {
                NetworkProfile.levelledNames().forEach(name -> all.add(Feature.of(name)));
                NetworkProfile.referenceNames().forEach(name -> all.add(Feature.of(name)));
                if (known == Known.NOISE) {
                    NetworkProfile.noiseNames().forEach(name -> all.add(Feature.of(name)));
                    NetworkProfile.responseNames().forEach(name -> all.add(Feature.of(name)));
                }
            }
        }
        return List.copyOf(all);
    }

    /**
     * Names the input for a reader.
     *
     * @return a few words
     */
    public String title() {
        return title;
    }

    /**
     * Lists the numbers in order.
     *
     * @return name and source of each
     */
    public List<Feature> features() {
        return features;
    }

    /**
     * Says whether unlabelled images must have been shown to the network before.
     *
     * @return true where the profile needs reference traces
     */
    public boolean needsReference() {
        return known == Known.REFERENCE || known == Known.NOISE;
    }

    /**
     * Says whether noisy copies of unlabelled images must have been shown to the network before.
     *
     * @return true where the profile needs their answers
     */
    public boolean needsNoise() {
        return known == Known.NOISE;
    }

    /**
     * Says whether the network's parameters must be known.
     *
     * @return true where the profile needs statistics of them
     */
    public boolean needsWeights() {
        return known == Known.WEIGHTS;
    }

    /**
     * Writes the numbers of one prediction.
     *
     * @param trace the activations of the clean image, part after part; LeNet-5's are 470: maxpool2, fc1, fc2, fc3
     * @param network what is known of the network that made it, its parts' sizes too
     * @param into gets as many numbers as there are {@link #features}
     * @param at where the first goes
     * @throws IllegalArgumentException if the trace has another length, or the profile lacks what this input needs
     */
    public void write(float[] trace, NetworkProfile network, float[] into, int at) {
        if (trace.length != network.traceSize() || (wholeTrace && trace.length != TraceSummary.TRACE)) {
            throw new IllegalArgumentException("expected " + (wholeTrace ? TraceSummary.TRACE : network.traceSize())
                    + " activations of network " + network.modelId() + ", but got " + trace.length);
        }
        int logits = trace.length - CLASSES;
        int place = at;
        if (summary) {
            TraceSummary.of(trace, network.sizes(), into, at);
            place += TraceSummary.COUNT;
        } else {
            int from = wholeTrace ? 0 : logits;
            System.arraycopy(trace, from, into, at, trace.length - from);
            place += trace.length - from;
        }
        switch (known) {
            case NOTHING -> {
                // The trace alone.
            }
            case HYPER_PARAMETERS -> network.writeHyperParameters(into, place);
            case WEIGHTS -> network.writeWeights(into, place);
            case REFERENCE, NOISE -> {
                place = network.writeLevelled(trace, into, at, place);
                place = network.writeReference(into, place);
                if (known == Known.NOISE) {
                    network.writeNoise(Arrays.copyOfRange(trace, logits, trace.length), into, place);
                }
            }
        }
    }
}
