package org.activationlab.lenet.lanes;

import static org.assertj.core.api.Assertions.assertThat;

import org.activationlab.network.NormalNumbers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class LaneCopiesTest {

    @Test
    void makesCopiesOfTheSameBitsAsPlainJava() {
        Assumptions.assumeTrue(LaneSupport.available(), LaneSupport.obstacle());
        LaneCopies copies = new LaneCopies();
        float[] pixels = new float[784];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 256 / 255f;
        }
        float[] piece = new float[784 * 16];
        float[] noise = new float[784];
        for (long seed : new long[] {0, 1, -1, 0x123456789abcdefL, Long.MIN_VALUE}) {
            for (int draw : new int[] {0, 16, 992, 1_000_000}) {
                copies.make(seed, draw, pixels, 0.9f, piece);
                for (int lane = 0; lane < 16; lane++) {
                    NormalNumbers.fill(seed, (draw + lane) * 784L, 784, noise, 0, 1);
                    for (int pixel = 0; pixel < 784; pixel++) {
                        assertThat(piece[pixel * 16 + lane]).isEqualTo(noise[pixel] * 0.9f + pixels[pixel]);
                    }
                }
            }
        }
    }
}
