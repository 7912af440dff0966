package org.activationlab.app.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import io.github.spencerpark.jupyter.kernel.display.mime.MIMEType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The adapters against the base libraries of IJava and JJava as they are published; whole kernels run elsewhere. */
class FrontEndsTest {

    private static final Table TABLE = Table.create("words", StringColumn.create("word", "one"));

    /** A kernel of IJava's base library that keeps what it would send. */
    private static final class IJavaBase extends BaseKernel {
        private final List<DisplayData> sent = new ArrayList<>();

        @Override
        public void display(DisplayData data) {
            sent.add(data);
        }

        @Override
        public DisplayData eval(String expression) {
            return new DisplayData(expression);
        }

        @Override
        public LanguageInfo getLanguageInfo() {
            return new LanguageInfo.Builder("Java").build();
        }
    }

    /** The same of JJava's. */
    private static final class JJavaBase extends org.dflib.jjava.jupyter.kernel.BaseKernel {
        private final List<org.dflib.jjava.jupyter.kernel.display.DisplayData> sent = new ArrayList<>();

        JJavaBase() {
            super(
                    "test",
                    "1",
                    new org.dflib.jjava.jupyter.kernel.LanguageInfo.Builder("Java").build(),
                    List.of(),
                    null,
                    new JupyterIO(StandardCharsets.UTF_8),
                    new CommManager(),
                    new Renderer(),
                    null,
                    null,
                    false,
                    new StringStyler("", "", "", line -> ""));
        }

        @Override
        public void display(org.dflib.jjava.jupyter.kernel.display.DisplayData data) {
            sent.add(data);
        }

        @Override
        public Object evalRaw(String expression) {
            return expression;
        }

        @Override
        public org.dflib.jjava.jupyter.kernel.display.DisplayData inspect(String code, int at, boolean extra) {
            return new org.dflib.jjava.jupyter.kernel.display.DisplayData();
        }

        @Override
        public ReplacementOptions complete(String code, int at) {
            return new ReplacementOptions(List.of(), at, at);
        }

        @Override
        public String isComplete(String code) {
            return IS_COMPLETE_YES;
        }
    }

    @Test
    void showsOnIJavasBase() {
        IJavaBase kernel = new IJavaBase();
        FrontEnd frontEnd = new IJavaFrontEnd(kernel);
        frontEnd.display(Rendering.of(TABLE), "name-1");

        DisplayData data = kernel.sent.get(0);
        assertThat(data.getDisplayId()).isEqualTo("name-1");
        assertThat(data.getData(MIMEType.TEXT_HTML).toString()).contains("<caption>words</caption>");
        assertThat(data.getData(MIMEType.TEXT_PLAIN).toString()).contains("one");
        assertThat(frontEnd.replaces()).isTrue();
    }

    @Test
    void rendersLastValuesOnIJavasBase() {
        IJavaBase kernel = new IJavaBase();
        new IJavaFrontEnd(kernel).registerRenderers();

        assertThat(kernel.getRenderer()
                        .render(TABLE)
                        .getData(MIMEType.TEXT_HTML)
                        .toString())
                .contains("<caption>words</caption>");
        DisplayData chart = kernel.getRenderer().render(chart());
        assertThat(chart.getData(MIMEType.IMAGE_PNG).toString()).startsWith("iVBOR");
        assertThat(chart.getData(MIMEType.TEXT_PLAIN)).isEqualTo("squares");
        assertThat(kernel.getRenderer().render(42).getData(MIMEType.TEXT_PLAIN)).isEqualTo("42");
    }

    @Test
    void showsAndRendersOnJJavasBase() {
        JJavaBase kernel = new JJavaBase();
        FrontEnd frontEnd = new JJavaFrontEnd(kernel);
        frontEnd.display(Rendering.of(TABLE), "name-2");
        frontEnd.registerRenderers();

        var html = org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_HTML;
        assertThat(kernel.sent.get(0).getDisplayId()).isEqualTo("name-2");
        assertThat(kernel.sent.get(0).getData(html).toString()).contains("<caption>words</caption>");
        assertThat(kernel.getRenderer().render(TABLE).getData(html).toString()).contains("<caption>words</caption>");
        assertThat(kernel.getRenderer()
                        .render(chart())
                        .getData(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.IMAGE_PNG)
                        .toString())
                .startsWith("iVBOR");
    }

    @Test
    void printsPlainTextWhereThereIsNoKernel() {
        assertThat(FrontEnds.find()).isInstanceOf(ConsoleFrontEnd.class);
    }

    private static XYChart chart() {
        XYChart chart =
                new XYChartBuilder().width(200).height(150).title("squares").build();
        chart.addSeries("s", new double[] {1, 2}, new double[] {1, 4});
        return chart;
    }
}
