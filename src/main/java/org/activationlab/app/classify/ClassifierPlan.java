package org.activationlab.app.classify;

import java.nio.file.Path;
import java.util.List;
import org.activationlab.data.DigitData;
import org.activationlab.network.ComputeDevice;
import org.activationlab.vision.ClassifierLog;
import org.activationlab.vision.ClassifierSettings;
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

    /** The log of one seed's training before its first epoch. */
    ClassifierLog log(long seed) {
        return new ClassifierLog(
                network.design().name(),
                digits.description() + ", fingerprint " + digits.fingerprint(),
                restore == null ? ClassifierLog.FRESH_WEIGHTS : "restored from " + restore,
                settings.withSeed(seed),
                List.of());
    }
}
