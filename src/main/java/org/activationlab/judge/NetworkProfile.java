package org.activationlab.judge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.activationlab.meta.ModelTraits;
import org.activationlab.network.ParameterShape;
import org.activationlab.network.Parameters;

/**
 * What is known of a judged network without a label: how it was trained, its parameters' statistics, how its summaries
 * lie on unlabelled reference images, and how it answers noisy copies of them. Every part but the first may be missing; an
 * input that needs it then says so. Immutable, for any number of threads.
 */
public final class NetworkProfile {

    private static final List<String> INITIALIZATIONS =
            List.of("XAVIER_UNIFORM", "NORMAL", "KAIMING_UNIFORM", "PYTORCH_DEFAULT");
    private static final List<String> ARRAYS = List.of("conv1", "conv2", "fc1", "fc2", "fc3");
    private static final List<String> WEIGHT_STATISTICS = List.of("mean", "deviation", "largest", "length");
    private static final int CLASSES = NoiseResponse.CLASSES;
    private static final int LEVELLED = TraceSummary.LEVELLED;
    /** A z-score beyond this says no more than this: the network is far outside its usual range. */
    private static final float FARTHEST = 10;
    /** A summary that does not vary on the reference images has a z-score all the same. */
    private static final float LEAST_SPREAD = 1e-3f;

    private final String modelId;
    private final List<Integer> sizes;
    private final float[] hyperParameters;
    private final Optional<float[]> weights;
    private final Optional<Levels> levels;
    private final Optional<Noise> noise;

    private NetworkProfile(
            String modelId,
            List<Integer> sizes,
            float[] hyperParameters,
            Optional<float[]> weights,
            Optional<Levels> levels,
            Optional<Noise> noise) {
        this.modelId = modelId;
        this.sizes = sizes;
        this.hyperParameters = hyperParameters;
        this.weights = weights;
        this.levels = levels;
        this.noise = noise;
    }

    /** Mean and deviation of each summary number on the reference images, and how often each digit is the answer. */
    private static final class Levels {
        final ReferenceStanding standing;
        final float[] mean = new float[LEVELLED];
        final float[] deviation = new float[LEVELLED];
        final float[] answers = new float[CLASSES];

        Levels(ReferenceStanding standing) {
            this.standing = standing;
        }
    }

    /** Answers to noisy copies of the reference images. */
    private static final class Noise {
        /** How often each digit is the answer to a noisy copy. */
        final float[] answers = new float[CLASSES];
        /** Share of copies that keep each digit. */
        final float[] kept = new float[CLASSES];

        final float keptInAll;
        final NoiseResponse response;

        Noise(float keptInAll, NoiseResponse response) {
            this.keptInAll = keptInAll;
            this.response = response;
        }
    }

    /**
     * Starts the profile of a LeNet-5.
     *
     * @param traits how it was trained
     * @return a profile without the rest
     */
    public static NetworkProfile of(ModelTraits traits) {
        return of(traits, TraceSummary.SIZES);
    }

    /**
     * Starts the profile of a network with three hidden layers and ten logits.
     *
     * @param traits how it was trained
     * @param sizes how many activations each hidden layer has, and then 10
     * @return a profile without the rest
     * @throws IllegalArgumentException if there are not four parts, or the last is not 10
     */
    public static NetworkProfile of(ModelTraits traits, List<Integer> sizes) {
        if (sizes.size() != TraceSummary.SIZES.size()
                || sizes.get(sizes.size() - 1) != CLASSES
                || sizes.stream().anyMatch(size -> size < 1)) {
            throw new IllegalArgumentException(
                    "a judge reads three hidden layers and ten logits, but the parts have the sizes " + sizes);
        }
        float[] numbers = new float[hyperParameterNames().size()];
        numbers[0] = traits.optimizer().equals("ADAM") ? 1 : 0;
        numbers[1] = (float) StrictMath.log(traits.learningRate());
        numbers[2] = (float) traits.weightDecay();
        for (int i = 0; i < INITIALIZATIONS.size(); i++) {
            numbers[3 + i] = traits.initialization().equals(INITIALIZATIONS.get(i)) ? 1 : 0;
        }
        return new NetworkProfile(
                traits.modelId(), List.copyOf(sizes), numbers, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /**
     * Adds statistics of the parameters.
     *
     * @param parameters LeNet-5's ten arrays
     * @return the richer profile
     * @throws IllegalArgumentException if there are not ten arrays
     */
    public NetworkProfile withWeights(Parameters parameters) {
        List<ParameterShape> shapes = parameters.shapes();
        if (shapes.size() != 2 * ARRAYS.size()) {
            throw new IllegalArgumentException(
                    "expected the ten arrays of LeNet-5, but got " + shapes.size() + ": " + shapes);
        }
        float[] numbers = new float[weightNames().size()];
        int place = 0;
        for (ParameterShape shape : shapes) {
            double sum = 0;
            double squares = 0;
            double largest = 0;
            float[] values = parameters.values(shape.name());
            for (float value : values) {
                sum += value;
                squares += (double) value * value;
                largest = Math.max(largest, Math.abs(value));
            }
            double mean = sum / values.length;
            numbers[place++] = LogitSummary.squeezed(mean);
            numbers[place++] = LogitSummary.squeezed(Math.sqrt(Math.max(0, squares / values.length - mean * mean)));
            numbers[place++] = LogitSummary.squeezed(largest);
            numbers[place++] = LogitSummary.squeezed(Math.sqrt(squares));
        }
        return new NetworkProfile(modelId, sizes, hyperParameters, Optional.of(numbers), levels, noise);
    }

    /**
     * Adds what the network makes of reference images.
     *
     * @param traces (images, 470) for LeNet-5, row-major: the activations on each image, at least two images
     * @return the richer profile
     * @throws IllegalArgumentException if these are not whole traces, or of fewer than two images
     */
    public NetworkProfile withReference(float[] traces) {
        int images = images(traces);
        float[] trace = new float[traceSize()];
        float[] summaries = new float[images * TraceSummary.COUNT];
        int hidden = sizes.get(sizes.size() - 2);
        float[] last = new float[images * hidden];
        for (int image = 0; image < images; image++) {
            System.arraycopy(traces, image * trace.length, trace, 0, trace.length);
            TraceSummary.of(trace, sizes, summaries, image * TraceSummary.COUNT);
            System.arraycopy(trace, trace.length - CLASSES - hidden, last, image * hidden, hidden);
        }
        Levels own = new Levels(new ReferenceStanding(summaries, last));
        double[] sum = new double[LEVELLED];
        double[] squares = new double[LEVELLED];
        for (int image = 0; image < images; image++) {
            int from = image * TraceSummary.COUNT;
            for (int i = 0; i < LEVELLED; i++) {
                sum[i] += summaries[from + i];
                squares[i] += (double) summaries[from + i] * summaries[from + i];
            }
            for (int k = 0; k < CLASSES; k++) {
                own.answers[k] += summaries[from + LEVELLED + k] / images;
            }
        }
        for (int i = 0; i < LEVELLED; i++) {
            double mean = sum[i] / images;
            own.mean[i] = (float) mean;
            own.deviation[i] = (float) Math.sqrt(Math.max(0, squares[i] / images - mean * mean));
        }
        return new NetworkProfile(modelId, sizes, hyperParameters, weights, Optional.of(own), noise);
    }

    private int images(float[] traces) {
        int size = traceSize();
        if (traces.length % size != 0 || traces.length < 2 * size) {
            throw new IllegalArgumentException("expected the " + size
                    + " activations of at least two reference images, but got " + traces.length + " numbers");
        }
        return traces.length / size;
    }

    /**
     * Adds how the network answers noisy copies of reference images.
     *
     * @param clean (images, 10), logits of the clean images, row-major
     * @param votes (images, 10), how many noisy copies of each image got which digit
     * @param noisyMeans (images, 10), mean logits of each image's noisy copies
     * @param noisyCovariances (images, 10, 10), covariance of those logits within each image
     * @return the richer profile
     * @throws IllegalArgumentException if the lengths do not fit together
     */
    public NetworkProfile withNoise(float[] clean, int[] votes, float[] noisyMeans, float[] noisyCovariances) {
        if (votes.length != clean.length) {
            throw new IllegalArgumentException(
                    "expected ten votes for ten logits, but got " + votes.length + " and " + clean.length);
        }
        NoiseResponse response = NoiseResponse.fit(clean, noisyMeans, noisyCovariances);
        double[] copies = new double[CLASSES];
        double[] keptOf = new double[CLASSES];
        double[] answers = new double[CLASSES];
        float[] logits = new float[CLASSES];
        double all = 0;
        double keptInAll = 0;
        for (int from = 0; from < clean.length; from += CLASSES) {
            System.arraycopy(clean, from, logits, 0, CLASSES);
            int answer = LogitSummary.largest(logits);
            for (int k = 0; k < CLASSES; k++) {
                answers[k] += votes[from + k];
                copies[answer] += votes[from + k];
                all += votes[from + k];
            }
            keptOf[answer] += votes[from + answer];
            keptInAll += votes[from + answer];
        }
        double images = clean.length / (double) CLASSES;
        double share = keptInAll / all;
        // A digit that is seldom the answer borrows as much as two images of what holds for all digits.
        double borrowed = 2 * all / images;
        Noise own = new Noise((float) share, response);
        for (int k = 0; k < CLASSES; k++) {
            own.answers[k] = (float) (answers[k] / all);
            own.kept[k] = (float) ((keptOf[k] + borrowed * share) / (copies[k] + borrowed));
        }
        return new NetworkProfile(modelId, sizes, hyperParameters, weights, levels, Optional.of(own));
    }

    /**
     * Names the network.
     *
     * @return its id
     */
    public String modelId() {
        return modelId;
    }

    /** Sizes of the parts of a trace. */
    List<Integer> sizes() {
        return sizes;
    }

    /** Numbers of a trace. */
    int traceSize() {
        return sizes.stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Gives the model of how the logits answer noise.
     *
     * @return what {@link #withNoise} learned
     * @throws IllegalArgumentException if there was no noise yet
     */
    public NoiseResponse noiseResponse() {
        return known(noise, "its answers to noisy copies of reference images").response;
    }

    private <T> T known(Optional<T> part, String what) {
        return part.orElseThrow(
                () -> new IllegalArgumentException("the profile of network " + modelId + " lacks " + what));
    }

    static List<String> hyperParameterNames() {
        List<String> names = new ArrayList<>(List.of("network adam", "network ln learning rate", "network decay"));
        INITIALIZATIONS.forEach(name -> names.add("network " + name));
        return names;
    }

    static List<String> weightNames() {
        List<String> names = new ArrayList<>();
        for (String array : ARRAYS) {
            for (String kind : List.of("weight", "bias")) {
                WEIGHT_STATISTICS.forEach(statistic -> names.add("network " + array + " " + kind + " " + statistic));
            }
        }
        return names;
    }

    static List<String> levelledNames() {
        List<String> names = new ArrayList<>();
        TraceSummary.names().subList(0, LEVELLED).forEach(name -> names.add(name + ", by the network's own"));
        names.addAll(ReferenceStanding.names());
        return names;
    }

    static List<String> referenceNames() {
        List<String> names = new ArrayList<>();
        List<String> summary = TraceSummary.names().subList(0, LEVELLED);
        summary.forEach(name -> names.add("network mean of " + name));
        summary.forEach(name -> names.add("network deviation of " + name));
        eachDigit(digit -> names.add("network answers " + digit));
        return names;
    }

    static List<String> noiseNames() {
        List<String> names = new ArrayList<>();
        eachDigit(digit -> names.add("network answers " + digit + " to noise"));
        eachDigit(digit -> names.add("network keeps " + digit));
        names.add("network keeps its answers");
        eachDigit(digit -> names.add("network spread of noisy logit of " + digit));
        return names;
    }

    static List<String> responseNames() {
        List<String> names = new ArrayList<>();
        names.add("fc3 noise answers the same");
        names.add("fc3 noise keeps this answer");
        names.add("fc3 expected ratio");
        eachDigit(digit -> names.add("fc3 expected noisy logit of " + digit));
        eachDigit(rank -> names.add("fc3 expected noisy distance to rank " + rank));
        return names;
    }

    private static void eachDigit(Consumer<Integer> action) {
        for (int k = 0; k < CLASSES; k++) {
            action.accept(k);
        }
    }

    int writeHyperParameters(float[] into, int at) {
        return write(hyperParameters, into, at);
    }

    int writeWeights(float[] into, int at) {
        return write(known(weights, "statistics of its parameters"), into, at);
    }

    private static int write(float[] numbers, float[] into, int at) {
        System.arraycopy(numbers, 0, into, at, numbers.length);
        return at + numbers.length;
    }

    /** Measures a trace, whose summary stands in {@code into} from {@code summary} on, by the network's own. */
    int writeLevelled(float[] trace, float[] into, int summary, int at) {
        Levels own = known(levels, "activations on reference images");
        for (int i = 0; i < LEVELLED; i++) {
            float z = (into[summary + i] - own.mean[i]) / (own.deviation[i] + LEAST_SPREAD);
            into[at + i] = Math.max(-FARTHEST, Math.min(FARTHEST, z));
        }
        int hidden = sizes.get(sizes.size() - 2);
        float[] last = Arrays.copyOfRange(trace, trace.length - CLASSES - hidden, trace.length - CLASSES);
        return own.standing.write(into, summary, last, into, at + LEVELLED);
    }

    int writeReference(float[] into, int at) {
        Levels own = known(levels, "activations on reference images");
        return write(own.answers, into, write(own.deviation, into, write(own.mean, into, at)));
    }

    int writeNoise(float[] logits, float[] into, int at) {
        Noise own = known(noise, "its answers to noisy copies of reference images");
        int answer = LogitSummary.largest(logits);
        int place = write(own.kept, into, write(own.answers, into, at));
        into[place++] = own.keptInAll;
        for (double spread : own.response.spread()) {
            into[place++] = LogitSummary.squeezed(spread);
        }
        into[place++] = own.answers[answer];
        into[place++] = own.kept[answer];
        into[place++] = (float) own.response.expectedRatio(logits);
        double[] expected = own.response.expectedLogits(logits);
        for (double logit : expected) {
            into[place++] = LogitSummary.squeezed(logit);
        }
        double spread = 1e-6;
        for (double one : own.response.spread()) {
            spread += one / CLASSES;
        }
        double reached = expected[answer];
        Arrays.sort(expected);
        for (int rank = 0; rank < CLASSES; rank++) {
            into[place++] = LogitSummary.squeezed((reached - expected[CLASSES - 1 - rank]) / spread);
        }
        return place;
    }
}
