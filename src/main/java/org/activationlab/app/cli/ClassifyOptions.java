package org.activationlab.app.cli;

import org.activationlab.app.RunImages;
import org.activationlab.app.classify.DigitClassifier;
import org.activationlab.data.DataFinder;
import org.activationlab.data.DataRequest;
import org.activationlab.data.DigitData;
import org.activationlab.data.SyntheticDigits;
import org.activationlab.network.ComputeDevice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which classifier is looked at, on which images and where. */
final class ClassifyOptions {

    @Option(
            names = "--network",
            required = true,
            paramLabel = "single-channel|narrowing|lenet5",
            description = "single-channel: four 2x2 convolutions of one channel with batch normalisation, then dense"
                    + " layers of 64 and 10. narrowing: four 3x3 convolutions to 10, 7, 5 and 1 channels, then a dense"
                    + " layer of 10. lenet5: the network of the study.")
    private String network = "";

    @Option(
            names = "--data",
            paramLabel = "mnist|synthetic|PATH",
            description = "Which digits. Default: MNIST from ACTIVATION_LAB_DATA, data-cache or a download; if it"
                    + " cannot be had, synthetic digits.")
    private @Nullable String data;

    @Option(
            names = "--train-images",
            paramLabel = "N",
            description = "Use only the first N training images, those for validation included. Default: all.")
    private @Nullable Integer trainImages;

    @Option(names = "--test-images", paramLabel = "N", description = "Use only the first N test images. Default: all.")
    private @Nullable Integer testImages;

    @Option(
            names = "--layer",
            paramLabel = "NAME",
            description = "The layer whose features are drawn in a plane. Default: the one before the last.")
    private @Nullable String layer;

    @Option(
            names = "--device",
            paramLabel = "cpu|gpu|auto",
            defaultValue = "auto",
            description = "Where to compute. Default: ${DEFAULT-VALUE}.")
    private String device = "auto";

    /** Finds the network by its word. */
    DigitClassifier network() {
        try {
            return DigitClassifier.parse(network);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--network: " + e.getMessage(), e);
        }
    }

    /** Finds the device. */
    ComputeDevice device() {
        return ComputeOptions.asked(device);
    }

    /** Decides on the layer. */
    String layer(DigitClassifier of) {
        String wanted = layer == null ? of.featureLayer() : layer;
        of.design().indexOf(wanted);
        return wanted;
    }

    /** What is asked for, checked before anything is read. */
    DataRequest request() {
        requirePositive("--train-images", trainImages);
        requirePositive("--test-images", testImages);
        return data == null ? DataRequest.auto() : DataRequest.parse(data);
    }

    private static void requirePositive(String name, @Nullable Integer value) {
        if (value != null && value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, but was " + value);
        }
    }

    /** Finds the images. */
    DigitData digits(DataRequest request, ConsoleProgress progress) throws Exception {
        DataFinder finder = RunImages.finder();
        if (trainImages != null && testImages != null) {
            // Digits drawn by code do not depend on how many are drawn: no need for more than are used.
            finder = finder.withSyntheticDigits(SyntheticDigits.DEFAULT_SEED, trainImages, testImages);
        }
        DigitData found;
        try {
            found = finder.find(request, progress).data();
        } finally {
            progress.closeBar();
        }
        return found.first(
                trainImages == null ? found.train().size() : trainImages,
                testImages == null ? found.test().size() : testImages);
    }
}
