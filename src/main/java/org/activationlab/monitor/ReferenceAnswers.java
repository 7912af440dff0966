package org.activationlab.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.activationlab.judge.NetworkProfile;
import org.activationlab.meta.ModelTraits;
import org.activationlab.network.NormalNumbers;
import org.activationlab.network.RandomStreams;
import org.activationlab.pairs.ActivationTrace;
import org.activationlab.pairs.NoiseSettings;
import org.activationlab.pairs.NoiseSharing;
import org.activationlab.pairs.ReferenceNoise;
import org.activationlab.pairs.ReferenceTraces;

/**
 * What one network makes of reference images without labels, and of noisy copies of them: all that a judge trained on
 * other networks needs to know of it. {@link ReliabilityMonitor#profile} measures it; for a network of a study its
 * evidence holds it.
 *
 * @param traces of the images as they are
 * @param noise of their noisy copies
 */
public record ReferenceAnswers(ReferenceTraces traces, ReferenceNoise noise) {

    private static final int CLASSES = 10;

    /**
     * Checks that both parts belong together.
     *
     * @throws IllegalArgumentException if they are of different networks or images, there are fewer than two images, or
     *     the network has not three hidden parts and ten logits
     */
    public ReferenceAnswers {
        if (!traces.modelId().equals(noise.modelId()) || !Arrays.equals(traces.images(), noise.images())) {
            throw new IllegalArgumentException("expected traces and noise of the same network and images, but got "
                    + traces.modelId() + " on " + traces.size() + " images and " + noise.modelId() + " on "
                    + noise.size());
        }
        if (traces.size() < 2) {
            throw new IllegalArgumentException(
                    "expected at least 2 reference images, and better 256, but got " + traces.size());
        }
    }

    /** Shows images and noisy copies of them to a network; see {@link ReliabilityMonitor#profile}. */
    static ReferenceAnswers measure(ObservedNetwork network, List<float[]> images, NoiseSettings settings)
            throws InterruptedException {
        if (settings.sharing() != NoiseSharing.PER_PAIR || settings.adaptive()) {
            throw new IllegalArgumentException("expected noise of its own for every image and all of its draws, but the"
                    + " settings are " + settings + ". Use ReliabilityMonitor.REFERENCE_NOISE.");
        }
        for (int i = 0; i < images.size(); i++) {
            ImageCheck.require("reference image " + i, images.get(i), network.imageSize());
        }
        ReferenceTraces traces = ReferenceTraces.of(
                network.id(),
                IntStream.range(0, images.size()).boxed().toList(),
                network.layout(),
                network.observe(images));
        List<float[]> answers = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("measuring was interrupted");
            }
            answers.add(noisyLogits(network, images.get(i), settings, i));
        }
        return new ReferenceAnswers(traces, ReferenceNoise.of(traces, settings.draws(), answers::get));
    }

    /** The stream is that of the pair room's reference noise: a study's networks meet the same noise here. */
    private static float[] noisyLogits(ObservedNetwork network, float[] image, NoiseSettings settings, int number) {
        long seed = new RandomStreams(settings.seed()).seedOf("reference-noise/" + network.id() + "/" + number);
        int values = Math.multiplyExact(settings.draws(), image.length);
        float[] noise = new float[values + values % 2];
        NormalNumbers.fill(seed, 0, noise.length, noise, 0, 1);
        float scale = (float) settings.scale();
        List<float[]> copies = new ArrayList<>();
        for (int draw = 0; draw < settings.draws(); draw++) {
            float[] copy = image.clone();
            for (int pixel = 0; pixel < copy.length; pixel++) {
                copy[pixel] += scale * noise[draw * copy.length + pixel];
            }
            copies.add(copy);
        }
        float[] logits = new float[settings.draws() * CLASSES];
        List<ActivationTrace> traces = network.observe(copies);
        String last = network.layout().names().get(network.layout().parts().size() - 1);
        for (int draw = 0; draw < settings.draws(); draw++) {
            System.arraycopy(traces.get(draw).values(last), 0, logits, draw * CLASSES, CLASSES);
        }
        return logits;
    }

    /**
     * Sums up what the judges read. How the network was trained is not known here, so a judge of hyper-parameters or of
     * weights has nothing to read.
     *
     * @return the profile, with reference images and noise
     * @throws IllegalArgumentException if the network has not three hidden parts and ten logits, or an activation is not
     *     finite
     */
    public NetworkProfile profile() {
        return profile(new ModelTraits(traces.modelId(), traces.modelId(), "UNKNOWN", 1, 0, "UNKNOWN"));
    }

    /**
     * Sums up what the judges read of a network of which one knows how it was trained.
     *
     * @param traits how it was trained
     * @return the profile, with hyper-parameters, reference images and noise
     * @throws IllegalArgumentException if the traits are of another network, the network has not three hidden parts and
     *     ten logits, or an activation is not finite
     */
    public NetworkProfile profile(ModelTraits traits) {
        if (!traits.modelId().equals(traces.modelId())) {
            throw new IllegalArgumentException(
                    "expected how " + traces.modelId() + " was trained, but got the traits of " + traits.modelId());
        }
        int size = traces.layout().totalSize();
        float[] all = new float[traces.size() * size];
        float[] logits = new float[traces.size() * CLASSES];
        float[] means = new float[logits.length];
        float[] covariances = new float[CLASSES * logits.length];
        int[] votes = new int[logits.length];
        for (int row = 0; row < traces.size(); row++) {
            traces.trace(row).copyTo(all, row * size);
            System.arraycopy(all, (row + 1) * size - CLASSES, logits, CLASSES * row, CLASSES);
            System.arraycopy(noise.meanLogits(row), 0, means, CLASSES * row, CLASSES);
            System.arraycopy(noise.covariance(row), 0, covariances, CLASSES * CLASSES * row, CLASSES * CLASSES);
            System.arraycopy(noise.votes(row), 0, votes, CLASSES * row, CLASSES);
        }
        List<Integer> sizes =
                traces.layout().parts().stream().map(part -> part.size()).toList();
        return NetworkProfile.of(traits, sizes).withReference(all).withNoise(logits, votes, means, covariances);
    }
}
