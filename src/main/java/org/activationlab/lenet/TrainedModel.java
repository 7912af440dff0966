package org.activationlab.lenet;

/**
 * What is known of one model after its training.
 *
 * @param hyperParameters how it was trained; {@link HyperParameters#id()} is its name
 * @param trainLoss mean cross-entropy over the last epoch's mini-batches, taken before each step; NaN if it diverged
 * @param testLoss mean cross-entropy over the test images; NaN if it diverged
 * @param testAccuracy share of test images whose digit it finds, in [0, 1]
 * @param seconds this model's share of the wall time of its group's last epoch
 */
public record TrainedModel(
        HyperParameters hyperParameters, double trainLoss, double testLoss, double testAccuracy, double seconds) {

    /** The accuracy from which the original study keeps a model. */
    public static final double KEPT_FROM = 0.6;

    /** Checks that the accuracy is a share. */
    public TrainedModel {
        if (!(testAccuracy >= 0 && testAccuracy <= 1)) {
            throw new IllegalArgumentException("testAccuracy must be in [0, 1], but was " + testAccuracy);
        }
    }

    /**
     * Says whether the study keeps the model.
     *
     * @return true if the test accuracy is at least 60 %
     */
    public boolean kept() {
        return testAccuracy >= KEPT_FROM;
    }

    /**
     * Returns why the model was rejected.
     *
     * @return a reason, or an empty text for a kept model
     */
    public String reason() {
        if (kept()) {
            return "";
        }
        return Double.isFinite(trainLoss) && Double.isFinite(testLoss)
                ? "test accuracy below 60 %"
                : "training diverged: the loss is not a finite number";
    }
}
