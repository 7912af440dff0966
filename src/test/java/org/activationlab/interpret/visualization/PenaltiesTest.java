package org.activationlab.interpret.visualization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.activationlab.network.layers.ActivationShape;
import org.junit.jupiter.api.Test;

class PenaltiesTest {

    @Test
    void ofAHandCase() {
        // Down and right of each pixel: (2, 3), (4, -), (-, 5), (-, -); the squares sum to 1 + 16 + 9 + 64.
        float[] image = {1, 4, 3, 8};
        Penalties rough = new Penalties(ActivationShape.of(1, 2, 2), 1, 0);
        Penalties bright = new Penalties(ActivationShape.of(1, 2, 2), 0, 1);
        assertThat(rough.of(image)).isCloseTo(Math.sqrt(13) + 4 + 5, within(1e-2));
        assertThat(bright.of(image)).isCloseTo(45, within(1e-9));
    }

    @Test
    void slopesAreThoseOfTheirSum() {
        ActivationShape shape = ActivationShape.of(2, 4, 3);
        Penalties penalties = new Penalties(shape, 0.7, 0.3);
        SplittableRandom random = new SplittableRandom(2);
        float[] image = new float[shape.size()];
        for (int i = 0; i < image.length; i++) {
            image[i] = random.nextInt(1024) / 1024f;
        }
        double[] slopes = new double[image.length];
        penalties.subtractSlopes(image, slopes);
        // A power of two, so that the moved pixels are exact.
        float step = 1 / 4096f;
        for (int i = 0; i < image.length; i++) {
            float[] up = image.clone();
            float[] down = image.clone();
            up[i] += step;
            down[i] -= step;
            assertThat(-slopes[i])
                    .as("pixel %d", i)
                    .isCloseTo((penalties.of(up) - penalties.of(down)) / (2 * step), within(1e-3));
        }
    }

    @Test
    void channelsAreNotNeighbours() {
        Penalties rough = new Penalties(ActivationShape.of(2, 1, 2), 1, 0);
        assertThat(rough.of(new float[] {0, 0, 1, 1})).isLessThan(0.01);
    }
}
