package org.activationlab.app.notebook;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.util.List;
import java.util.StringJoiner;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.activationlab.report.ColoredText;
import org.activationlab.report.Figure;
import org.activationlab.report.HouseStyle;
import org.activationlab.report.TableText;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/** Turns values into the forms that a notebook can show: one renderer for all kernels, so that all show the same. */
final class Rendering {

    /** The types that a kernel would show as an object's name. */
    static final List<Class<?>> TYPES = List.of(Table.class, Figure.class, ColoredText.class, Chart.class);

    /** The most rows of a table; a line below counts the others. */
    static final int ROWS = 30;

    private static final int ELEMENTS = 12;

    private Rendering() {}

    /** Renders any value; what has no richer form is told in words. */
    static Bundle of(@Nullable Object value) {
        if (value instanceof Bundle bundle) {
            return bundle;
        }
        if (value instanceof Table table) {
            return Bundle.html(NotebookTable.html(table, ROWS), TableText.of(table, ROWS));
        }
        if (value instanceof Figure figure) {
            return Bundle.png(
                    figure.png(), figure.width(), figure.height(), figure.finding() + "\n" + figure.alternative());
        }
        if (value instanceof ColoredText text) {
            return Bundle.html(text.html(), text.plain());
        }
        if (value instanceof Chart<?, ?> chart) {
            String title = chart.getTitle() == null ? "" : chart.getTitle();
            return Bundle.png(
                    png(picture(chart)), chart.getWidth(), chart.getHeight(), title.isBlank() ? "a chart" : title);
        }
        if (value instanceof BufferedImage image) {
            return Bundle.png(
                    png(image),
                    image.getWidth(),
                    image.getHeight(),
                    "a picture of %d x %d pixels".formatted(image.getWidth(), image.getHeight()));
        }
        return Bundle.text(value != null && value.getClass().isArray() ? array(value) : String.valueOf(value));
    }

    /** A chart that was made outside the house, at the same resolution as its figures. */
    private static BufferedImage picture(Chart<?, ?> chart) {
        BufferedImage image = new BufferedImage(
                chart.getWidth() * HouseStyle.SCALE, chart.getHeight() * HouseStyle.SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.scale(HouseStyle.SCALE, HouseStyle.SCALE);
            chart.paint(graphics, chart.getWidth(), chart.getHeight());
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // ImageIO alone would go through a file in the temporary folder.
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("this Java cannot write PNG pictures");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a picture could not be written to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Type, length and the first elements. */
    private static String array(Object array) {
        int length = Array.getLength(array);
        StringJoiner shown = new StringJoiner(", ", " {", "}");
        for (int i = 0; i < Math.min(ELEMENTS, length); i++) {
            shown.add(String.valueOf(Array.get(array, i)));
        }
        if (length > ELEMENTS) {
            shown.add("...");
        }
        return array.getClass().getComponentType().getSimpleName() + "[" + length + "]" + shown;
    }
}
