package org.activationlab.interpret.influence;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of one wrong prediction when training was repeated without some images.
 *
 * @param seed of the training
 * @param image the number of the image among those asked about, from 0
 * @param truth its true class
 * @param answer what the network took it for
 * @param loss the cross-entropy of its true class, in nats, after training with all images
 * @param changes how much higher the loss was without images of each kind, in nats; the mean over draws
 * @param righted the share of trainings without images of each kind whose network was right, 0 to 1
 */
public record RemovalCase(
        long seed,
        int image,
        int truth,
        int answer,
        double loss,
        Map<Removal, Double> changes,
        Map<Removal, Double> righted) {

    /** Copies the maps. */
    public RemovalCase {
        changes = Collections.unmodifiableMap(new EnumMap<>(changes));
        righted = Collections.unmodifiableMap(new EnumMap<>(righted));
    }
}
