package org.activationlab.interpret.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.activationlab.network.RandomStreams;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/** Maps of random numbers that know neither network nor image: what every other method must be better than. */
public final class RandomControl implements AttributionMethod {

    private final long seed;

    /**
     * Makes the method.
     *
     * @param seed of the maps
     */
    public RandomControl(long seed) {
        this.seed = seed;
    }

    @Override
    public String title() {
        return "Random numbers";
    }

    @Override
    public Attribution attribute(LayeredNetwork network, Batch images, int[] classes) {
        ClassScores scores = new ClassScores(network, images, classes, Score.LOGIT);
        SplittableRandom random = new RandomStreams(seed).stream("interpret/control");
        float[] map = new float[images.shape().height() * images.shape().width()];
        for (int i = 0; i < map.length; i++) {
            map[i] = (float) (2 * random.nextDouble() - 1);
        }
        List<float[]> maps = new ArrayList<>();
        for (int i = 0; i < images.count(); i++) {
            maps.add(map);
        }
        return scores.flatResult(title(), MapKind.RELATIVE, maps);
    }
}
