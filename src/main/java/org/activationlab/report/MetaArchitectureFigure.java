package org.activationlab.report;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.activationlab.meta.Architecture;
import org.activationlab.meta.MetaParameters;
import org.activationlab.meta.Task;
import org.activationlab.network.ParameterShape;
import org.activationlab.pairs.TraceLayout;
import org.jspecify.annotations.Nullable;

/**
 * A meta-network as boxes and arrows: four activations, four linear maps to tokens of one width, the encoder, the code of
 * the last token, the decoder and the answer. Shapes and numbers of parameters come from {@link MetaParameters}.
 */
public final class MetaArchitectureFigure {

    /** The decoder's steps in the order of {@code MetaNetwork}; a number is that of its linear map or normalisation. */
    private static final List<String> DECODER =
            List.of("linear1", "norm1", "ReLU", "linear2", "ReLU", "norm2", "linear3", "ReLU", "norm3", "linear4");

    private static final int HEIGHT = 470;
    private static final int HEADING = 24;

    private MetaArchitectureFigure() {}

    /**
     * Draws a meta-network.
     *
     * @param architecture the encoder
     * @param task the question
     * @return the figure
     */
    public static Figure of(Architecture architecture, Task task) {
        Plan plan = new Plan(architecture, task);
        return HouseStyle.drawing(
                finding(architecture, task),
                alternative(architecture, task),
                HouseStyle.WIDTH,
                HEIGHT,
                (graphics, height) -> plan.paint(graphics));
    }

    /** All boxes, so that a test can hold that their words fit. */
    static List<FigureBox> boxes(Architecture architecture, Task task) {
        Plan plan = new Plan(architecture, task);
        List<FigureBox> all = new ArrayList<>(plan.inputs);
        all.addAll(plan.maps);
        all.addAll(plan.tokens);
        all.add(plan.encoder);
        all.add(plan.code);
        all.addAll(plan.decoder);
        all.add(plan.answer);
        return all;
    }

    /** Where everything stands, from left to right. */
    private static final class Plan {
        private final List<FigureBox> inputs = new ArrayList<>();
        private final List<FigureBox> maps = new ArrayList<>();
        private final List<FigureBox> tokens = new ArrayList<>();
        private final FigureBox encoder;
        private final FigureBox code;
        private final List<FigureBox> decoder = new ArrayList<>();
        private final FigureBox answer;

        Plan(Architecture architecture, Task task) {
            List<ParameterShape> shapes = MetaParameters.learned(architecture, task);
            List<TraceLayout.Part> parts = TraceLayout.LENET_LAST_FOUR.parts();
            double pitch = (double) (HEIGHT - HEADING) / parts.size();
            double boxHeight = pitch - 28;
            for (int i = 0; i < parts.size(); i++) {
                TraceLayout.Part part = parts.get(i);
                double top = HEADING + i * pitch + 14;
                String map = "tokens." + part.name();
                inputs.add(new FigureBox(0, top, 100, boxHeight, List.of(part.name(), values(part.size()))));
                maps.add(new FigureBox(
                        130, top, 126, boxHeight, List.of("Linear", sizes(shapes, map), parameters(shapes, map))));
                tokens.add(new FigureBox(
                        286, top, 86, boxHeight, List.of("token " + (i + 1), values(Architecture.WIDTH))));
            }
            encoder = new FigureBox(
                    400, HEADING + 14.0, 154, HEIGHT - HEADING - 28.0, encoderWords(architecture, shapes));
            FigureBox last = tokens.get(tokens.size() - 1);
            code = new FigureBox(
                    582,
                    last.top(),
                    98,
                    last.height(),
                    List.of("code", "of token " + tokens.size(), values(Architecture.WIDTH)));
            double step = (HEIGHT - HEADING - 28.0) / (DECODER.size() + 1.6);
            for (int i = 0; i < DECODER.size(); i++) {
                // Upwards from the code: the answer comes out on top.
                double top = HEIGHT - 14 - (i + 1) * step;
                decoder.add(new FigureBox(710, top + 5, 158, step - 10, decoderWords(DECODER.get(i), shapes)));
            }
            answer = new FigureBox(710, HEADING + 14.0, 158, 1.6 * step - 5, answerWords(task));
        }

        void paint(Graphics2D graphics) {
            graphics.setFont(HouseStyle.TEXT.deriveFont(Font.BOLD));
            graphics.setColor(HouseStyle.INK);
            heading(graphics, "activations", inputs.get(0));
            heading(graphics, "to one width", maps.get(0));
            heading(graphics, "sequence", tokens.get(0));
            heading(graphics, "encoder", encoder);
            heading(graphics, "last token", code);
            heading(graphics, "decoder", answer);
            for (int i = 0; i < inputs.size(); i++) {
                inputs.get(i).paint(graphics, HouseStyle.QUIET);
                maps.get(i).paint(graphics, HouseStyle.BLUE);
                tokens.get(i).paint(graphics, HouseStyle.QUIET);
                across(graphics, inputs.get(i), maps.get(i));
                across(graphics, maps.get(i), tokens.get(i));
                across(graphics, tokens.get(i), encoder);
            }
            encoder.paint(graphics, HouseStyle.VERMILLION);
            code.paint(graphics, HouseStyle.QUIET);
            FigureBox.arrow(graphics, encoder.right() + 2, code.middle(), code.left() - 2, code.middle());
            FigureBox first = decoder.get(0);
            FigureBox.arrow(graphics, code.right() + 2, first.middle(), first.left() - 2, first.middle());
            FigureBox below = null;
            for (FigureBox box : decoder) {
                box.paint(graphics, HouseStyle.GREEN);
                up(graphics, below, box);
                below = box;
            }
            answer.paint(graphics, HouseStyle.QUIET);
            up(graphics, below, answer);
        }

        private static void heading(Graphics2D graphics, String words, FigureBox box) {
            FigureText.centered(graphics, words, box.center(), 0);
        }

        private static void across(Graphics2D graphics, FigureBox from, FigureBox to) {
            FigureBox.arrow(graphics, from.right() + 2, from.middle(), to.left() - 2, from.middle());
        }

        private static void up(Graphics2D graphics, @Nullable FigureBox from, FigureBox to) {
            if (from != null) {
                FigureBox.arrow(graphics, from.center(), from.top() - 1, to.center(), to.bottom() + 1);
            }
        }
    }

    private static List<String> encoderWords(Architecture architecture, List<ParameterShape> shapes) {
        List<String> words = new ArrayList<>(List.of(
                MetaNames.of(architecture),
                Wording.count(Architecture.LAYERS, "layer", "layers"),
                "of width " + Architecture.WIDTH));
        if (!architecture.recurrent()) {
            words.add(Wording.count(Architecture.HEADS, "head", "heads") + " of attention");
            words.add("feed-forward " + Wording.number(Architecture.FEED_FORWARD, 0));
        }
        words.add("no biases");
        words.add(parameters(shapes, "encoder"));
        return words;
    }

    private static List<String> decoderWords(String step, List<ParameterShape> shapes) {
        if (step.startsWith("linear")) {
            return List.of("Linear " + sizes(shapes, "decoder." + step));
        }
        return List.of(step.startsWith("norm") ? "BatchNorm" : step);
    }

    private static List<String> answerWords(Task task) {
        return switch (task) {
            case RATIO -> List.of("noise ratio", "expected: " + values(task.outputs()));
            case CORRECTNESS -> List.of("wrong, right", "logits: " + values(task.outputs()));
        };
    }

    private static String values(int number) {
        return Wording.count(number, "value", "values");
    }

    /** Says which widths a linear map leads from and to. */
    private static String sizes(List<ParameterShape> shapes, String map) {
        List<Integer> sizes = shapes.stream()
                .filter(shape -> shape.name().equals(map + ".weight"))
                .findFirst()
                .orElseThrow()
                .dimensions();
        return sizes.get(1) + " \u2192 " + sizes.get(0);
    }

    private static String parameters(List<ParameterShape> shapes, String part) {
        return Wording.number(count(shapes, part), 0) + " parameters";
    }

    private static int count(List<ParameterShape> shapes, String part) {
        return shapes.stream()
                .filter(shape -> shape.name().startsWith(part + "."))
                .mapToInt(ParameterShape::size)
                .sum();
    }

    private static String finding(Architecture architecture, Task task) {
        List<ParameterShape> shapes = MetaParameters.learned(architecture, task);
        int all = MetaParameters.count(architecture, task);
        TraceLayout layout = TraceLayout.LENET_LAST_FOUR;
        return MetaNames.of(task) + ": the " + MetaNames.of(architecture) + " reads "
                + Wording.count(layout.totalSize(), "activation", "activations") + " as a sequence of "
                + Wording.count(layout.parts().size(), "token", "tokens") + "; "
                + Wording.percent((double) count(shapes, "encoder") / all)
                + " of its " + Wording.count(all, "parameter", "parameters") + " lie in the encoder";
    }

    private static String alternative(Architecture architecture, Task task) {
        List<ParameterShape> shapes = MetaParameters.learned(architecture, task);
        List<String> inputs = TraceLayout.LENET_LAST_FOUR.parts().stream()
                .map(part -> part.name() + " (" + part.size() + ")")
                .toList();
        List<String> steps =
                DECODER.stream().map(step -> decoderWords(step, shapes).get(0)).toList();
        return "Boxes and arrows: " + Wording.list(inputs) + " each pass a linear map to " + Architecture.WIDTH
                + " values; these tokens enter the encoder ("
                + String.join(", ", encoderWords(architecture, shapes)) + "); the code of the last one passes the"
                + " decoder (" + String.join(", ", steps) + "; " + parameters(shapes, "decoder") + "), which answers "
                + String.join(", ", answerWords(task)) + ".";
    }
}
