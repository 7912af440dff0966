package org.activationlab.interpret.attribution;

import java.util.EnumMap;
import java.util.Map;
import org.activationlab.interpret.attribution.SaliencySettings.Overlaid;
import org.activationlab.interpret.attribution.SaliencySettings.Panel;
import org.activationlab.network.layers.Batch;
import org.activationlab.network.layers.LayeredNetwork;

/**
 * The gradient of a class's score with respect to the image, in five panels: source, baseline, saliency, delta and
 * overlay.
 *
 * <p>The class is the caller's choice; to see why a network missed, ask for the <em>true</em> class. The baseline is what
 * the network is sensitive to before it sees anything; delta is what this image adds to that.
 *
 * <p>Source: K. Simonyan, A. Vedaldi, A. Zisserman, Deep Inside Convolutional Networks, 2014.
 */
public final class GradientSaliency implements AttributionMethod {

    private final SaliencySettings settings;

    /**
     * Makes the method.
     *
     * @param settings which score, which empty image, which overlay, which panel is the map
     */
    public GradientSaliency(SaliencySettings settings) {
        this.settings = settings;
    }

    @Override
    public String title() {
        return settings.shown() == Panel.SALIENCY
                ? "Gradient"
                : "Gradient, " + settings.shown().part();
    }

    /** {@inheritDoc} The parts of the result are {@code source, baseline, saliency, delta, overlay}. */
    @Override
    public Attribution attribute(LayeredNetwork network, Batch images, int[] classes) {
        ClassScores scores = new ClassScores(network, images, classes, settings.score());
        Batch baseline = scores.slopes(settings.empty().forAll(images));
        Batch saliency = scores.slopes(images);
        Batch delta = combined(saliency, baseline, (a, b) -> a - b);
        Batch overlay = combined(settings.overlaid() == Overlaid.DELTA ? delta : saliency, images, (a, b) -> a * b);
        Map<Panel, Batch> panels = new EnumMap<>(Panel.class);
        panels.put(Panel.SOURCE, images);
        panels.put(Panel.BASELINE, baseline);
        panels.put(Panel.SALIENCY, saliency);
        panels.put(Panel.DELTA, delta);
        panels.put(Panel.OVERLAY, overlay);
        Panel shown = settings.shown();
        boolean isProduct = shown == Panel.OVERLAY && settings.overlaid() == Overlaid.SALIENCY;
        Attribution result =
                scores.result(title(), isProduct ? MapKind.SHARES : shown.kind(), panels.getOrDefault(shown, saliency));
        for (Map.Entry<Panel, Batch> panel : panels.entrySet()) {
            result = result.withPart(panel.getKey().part(), panel.getValue());
        }
        return result;
    }

    /** Combines two numbers. */
    @FunctionalInterface
    interface Pairwise {
        float of(float one, float other);
    }

    static Batch combined(Batch one, Batch other, Pairwise by) {
        float[] values = one.values();
        float[] others = other.values();
        for (int i = 0; i < values.length; i++) {
            values[i] = by.of(values[i], others[i]);
        }
        return Batch.of(one.shape(), values);
    }
}
