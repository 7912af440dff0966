package org.activationlab.app.spark;

import java.io.Serializable;
import org.activationlab.data.DigitData;
import org.activationlab.data.LabelledImages;
import org.jspecify.annotations.Nullable;

/**
 * Images in a form that can be sent. What arrives has the same pixels, labels and fingerprint under a name of its own:
 * the run folder knows what the images are called.
 */
final class SentDigits implements Serializable {

    private static final long serialVersionUID = 1;

    private final byte[] trainPixels;
    private final byte[] trainLabels;
    private final byte[] testPixels;
    private final byte[] testLabels;
    private transient @Nullable DigitData digits;

    private SentDigits(LabelledImages train, LabelledImages test) {
        trainPixels = pixels(train);
        trainLabels = labels(train);
        testPixels = pixels(test);
        testLabels = labels(test);
    }

    static SentDigits of(DigitData digits) {
        return new SentDigits(digits.train(), digits.test());
    }

    /** The images, made once per process. */
    synchronized DigitData digits() {
        DigitData made = digits;
        if (made == null) {
            made = DigitData.of(
                    "broadcast",
                    LabelledImages.of(trainPixels, trainLabels),
                    LabelledImages.of(testPixels, testLabels));
            digits = made;
        }
        return made;
    }

    private static byte[] pixels(LabelledImages images) {
        byte[] all = new byte[images.size() * LabelledImages.PIXELS];
        for (int i = 0; i < images.size(); i++) {
            images.copyPixels(i, all, i * LabelledImages.PIXELS);
        }
        return all;
    }

    private static byte[] labels(LabelledImages images) {
        byte[] all = new byte[images.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) images.label(i);
        }
        return all;
    }
}
