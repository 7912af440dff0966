package org.activationlab.app.classify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.activationlab.data.LabelledImages;
import org.activationlab.files.AtomicFile;
import org.activationlab.metrics.ConfusionMatrix;
import org.activationlab.network.ComputeDevice;
import org.activationlab.network.Parameters;
import org.activationlab.network.layers.LayeredNetwork;
import org.activationlab.report.ConfusionFigure;
import org.activationlab.report.ConfusionTables;
import org.activationlab.report.TableCsv;
import org.activationlab.vision.ClassNames;
import org.activationlab.vision.ClassifierScore;
import tech.tablesaw.api.Table;

/**
 * What a classifier says of the test images, none of which it learned from or was chosen by.
 *
 * @param loss mean cross-entropy in nats
 * @param confusion which digits it takes for which
 */
public record ClassifierEvaluation(double loss, ConfusionMatrix confusion) {

    private static final List<String> NAMES = ClassNames.numbers(LabelledImages.DIGITS);

    /**
     * Classifies images.
     *
     * @param network of 28x28 images and ten classes
     * @param images at least one
     * @return how it did
     */
    public static ClassifierEvaluation of(LayeredNetwork network, LabelledImages images) {
        ClassifierScore score = ClassifierScore.of(network, images, 0, images.size());
        return new ClassifierEvaluation(
                score.loss(), ConfusionMatrix.of(score.truth(), score.predictions(), LabelledImages.DIGITS));
    }

    /**
     * Writes what can be seen of a trained network: confusion as picture and tables, scores by class, gradients of a few
     * images, and a layer's features by their principal components and by t-SNE. A picture that cannot be drawn, because
     * the network diverged or there is nothing to see, is left out, and an older one of its name is deleted.
     *
     * @param device where to compute
     * @param network which one
     * @param learned its numbers
     * @param images test images
     * @param layer whose features are drawn
     * @param folder where the files go
     * @return how it did, and what could not be drawn
     * @throws IOException if the disk fails
     */
    public static Written write(
            ComputeDevice device,
            DigitClassifier network,
            Parameters learned,
            LabelledImages images,
            String layer,
            Path folder)
            throws IOException {
        try (LayeredNetwork loaded = new LayeredNetwork(device, network.design(), learned)) {
            ClassifierEvaluation evaluation = of(loaded, images);
            ClassifierViews.write(folder.resolve("confusion.png"), ConfusionFigure.of(evaluation.confusion, NAMES));
            AtomicFile.writeText(folder.resolve("confusion.csv"), TableCsv.of(evaluation.counts()));
            AtomicFile.writeText(folder.resolve("scores.csv"), TableCsv.of(evaluation.scores()));
            ClassifierViews views = new ClassifierViews(images, network.design(), layer);
            return new Written(evaluation, views.write(loaded, folder, "", true));
        }
    }

    /**
     * What {@link #write} found.
     *
     * @param evaluation how the network did
     * @param missing a sentence for each picture that could not be drawn, with the reason
     */
    public record Written(ClassifierEvaluation evaluation, List<String> missing) {

        /** Copies the sentences. */
        public Written {
            missing = List.copyOf(missing);
        }
    }

    /**
     * Gives the share of right answers.
     *
     * @return 0 to 1
     */
    public double accuracy() {
        return confusion.accuracy();
    }

    /**
     * Counts answers.
     *
     * @return a row per true digit, a column per answer
     */
    public Table counts() {
        return ConfusionTables.counts(confusion, NAMES);
    }

    /**
     * Scores each digit.
     *
     * @return precision, recall and F1 by digit
     */
    public Table scores() {
        return ConfusionTables.scores(confusion, NAMES);
    }
}
