package org.activationlab.app.classify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.activationlab.app.training.SeedSubject.Start;
import org.activationlab.data.DigitData;
import org.activationlab.files.Sha256;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.training.TrainingLog;
import org.activationlab.vision.ClassifierFile;
import org.activationlab.vision.ClassifierSettings;
import org.activationlab.vision.FreshStart;
import org.jspecify.annotations.Nullable;

/**
 * What is trained, on what, and what is drawn of it.
 *
 * @param network which one
 * @param settings how; the seed plays no role, each training has its own
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

    private static final int DIGEST_DIGITS = 16;

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
            Parameters restored = ClassifierFile.read(network.design(), restore);
            return new Start(
                    log("restored from " + restore.getFileName() + ", SHA-256 " + digest(restored), seed), restored);
        }
        FreshStart fresh = FreshStart.of(device, network.design(), seed, digits.train());
        return new Start(log(fresh.words(), seed), fresh.parameters());
    }

    /** Tells parameters apart whatever file they came from: the beginning of the sum over their names and bits. */
    private static String digest(Parameters parameters) {
        Sha256 sum = new Sha256();
        parameters.shapes().forEach(shape -> sum.add(shape.name() + "\n"));
        for (float value : parameters.block()) {
            sum.add(Float.floatToRawIntBits(value));
        }
        return sum.hex().substring(0, DIGEST_DIGITS);
    }

    /** The log of one seed's training before its first epoch: all that tells it from other trainings. */
    private TrainingLog log(String weights, long seed) {
        return new TrainingLog(
                network.design().name(),
                digits.description() + ", fingerprint " + digits.fingerprint(),
                weights,
                device.name().toLowerCase(Locale.ROOT),
                settings.withSeed(seed).plan(),
                List.of());
    }
}
