package org.activationlab.pairs;

import java.util.ArrayList;
import java.util.List;
import org.activationlab.network.RandomStreams;

/**
 * What noise of its own for every model and image is used for. Each use has streams of another name, so that it is
 * independent of every other.
 */
enum NoiseStream {
    /** Labels of pairs. */
    LABEL("noise"),
    /** Copies of the reference images. */
    REFERENCE("reference-noise"),
    /** Copies of a pair's image that its label has not seen. */
    EXTRA("draws");

    private final String word;

    NoiseStream(String word) {
        this.word = word;
    }

    /** The seed of the stream of a model and an image. */
    long seed(NoiseSettings settings, String modelId, int image) {
        return new RandomStreams(settings.seed()).seedOf(word + "/" + modelId + "/" + image);
    }

    /** Images and the streams of their noise for one model. */
    List<FreshAnswers.NoisyImage> images(NoiseSettings settings, String modelId, List<Integer> numbers) {
        List<FreshAnswers.NoisyImage> all = new ArrayList<>();
        for (int image : numbers) {
            all.add(new FreshAnswers.NoisyImage(image, seed(settings, modelId, image)));
        }
        return all;
    }

    /** The recipe in words, as data files state it. */
    String generator() {
        return "per pair; seed: first 8 bytes, big-endian, of SHA-256 of UTF-8 text noise_seed/" + word
                + "/model_id/image; number i: SplitMix64 (java.util.SplittableRandom(seed).nextLong()), k its upper 31 bits,"
                + " s its 32nd, v its lower 32 as signed number * 2^-31; Box-Muller in float32 as in"
                + " org.activationlab.network.NormalNumbers: r = (-1)^s sqrt(-2 ln((k + 1/2) 2^-31)), value 2i ="
                + " r cos(v pi/2), value 2i + 1 = r sin(v pi/2); draw k, pixel p is value 784 k + p";
    }
}
