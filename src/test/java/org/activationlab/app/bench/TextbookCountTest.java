package org.activationlab.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.activationlab.meta.Architecture;
import org.junit.jupiter.api.Test;

/** Counts done by hand. */
class TextbookCountTest {

    @Test
    void countsLeNet() {
        // conv1 576 x 150, conv2 64 x 2,400, dense 256 x 120 + 120 x 84 + 84 x 10; two operations each.
        assertThat(TextbookCount.leNetForward()).isEqualTo(2.0 * (86_400 + 153_600 + 30_720 + 10_080 + 840));
        assertThat(TextbookCount.leNetTraining()).isEqualTo(2.0 * (3 * 281_640 - 86_400));
        assertThat(TextbookCount.label()).isEqualTo(1_000 * 2.0 * 281_640);
    }

    @Test
    void countsMetaNetworksFromTheirWeights() {
        double tokenMaps = 470 * 256;
        double decoder = 3 * 256 * 256 + 256;
        // Four layers of an input and a recurrent matrix of 256 x 256, for each of four tokens.
        double rnn = 4 * 4 * 2 * 256 * 256;
        assertThat(TextbookCount.metaTraining(Architecture.RNN)).isEqualTo(2 * (2 * tokenMaps + 3 * (rnn + decoder)));
        assertThat(TextbookCount.metaTraining(Architecture.LSTM))
                .isEqualTo(2 * (2 * tokenMaps + 3 * (4 * rnn + decoder)));
        // Query, key, value and output of 256 x 256 each, two dense layers of 256 x 2,048.
        double transformer = 4 * 4 * (4 * 256 * 256 + 2 * 256 * 2_048);
        assertThat(TextbookCount.metaTraining(Architecture.TRANSFORMER))
                .isEqualTo(2 * (2 * tokenMaps + 3 * (transformer + decoder)));
    }
}
