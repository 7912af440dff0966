package org.activationlab.app.classify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.activationlab.data.DigitData;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.vision.ClassifierFile;
import org.activationlab.vision.ClassifierLog;
import org.activationlab.vision.ClassifierSettings;
import org.activationlab.vision.FreshStart;
import org.jspecify.annotations.Nullable;

/**
 * What is trained, on what, and what is drawn of it.
 *
 * @param network which one
 * @param settings how; the seed is that of each training
 * @param digits the last of the training images choose the epoch, the test images choose nothing
 * @param restore a checkpoint to begin from, or null for fresh weights
 * @param layer whose features are drawn in a plane
 * @param epochFigures whether saliency and features are drawn after every epoch
 * @param device where to compute
 */
public record ClassifierPlan(
        DigitClassifier network,
        ClassifierSettings settings,
        DigitData digits,
        @Nullable Path restore,
        String layer,
        boolean epochFigures,
        ComputeDevice device) {

    /** Checks that the images are enough and the layer can be drawn. */
    public ClassifierPlan {
        int wanted = settings.validationImages() + settings.batchSize();
        if (digits.train().size() < wanted) {
            throw new IllegalArgumentException("expected at least " + wanted + " training images, "
                    + settings.validationImages() + " of them kept back for validation, but there are "
                    + digits.train().size());
        }
        ClassifierViews.requirePlane(network.design(), layer);
    }

    /** Where one seed's training begins. */
    Start start(long seed) throws IOException {
        if (restore != null) {
            return new Start(ClassifierFile.read(network.design(), restore), "restored from " + restore);
        }
        FreshStart fresh = FreshStart.of(device, network.design(), seed, digits.train());
        String draw = ", draw " + fresh.draw() + " because no slope reached the first layer before";
        return new Start(fresh.parameters(), ClassifierLog.FRESH_WEIGHTS + (fresh.draw() == 1 ? "" : draw));
    }

    /** The numbers that a training begins with, and where they come from. */
    record Start(Parameters parameters, String words) {}

    /** The log of one seed's training before its first epoch. */
    ClassifierLog log(Start start, long seed) {
        return new ClassifierLog(
                network.design().name(),
                digits.description() + ", fingerprint " + digits.fingerprint(),
                start.words(),
                settings.withSeed(seed),
                List.of());
    }
}
