package org.activationlab.app.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What cells show: values, printed text and displays, complete and in order. */
class KernelOutputTest {

    private final KernelClient kernel = SharedKernel.client();

    @Test
    void showsTheValueOfTheLastExpressionEvenBeforeASemicolon() {
        assertThat(kernel.execute("1 + 1").value()).isEqualTo("2");
        assertThat(kernel.execute("int five = 5; five * 2;").value()).isEqualTo("10");
        assertThat(kernel.execute("\"text\"").displays().get(0).data()).containsOnlyKeys("text/plain");
    }

    @Test
    void showsNothingForNullVoidDeclarationsAndNothing() {
        for (String code :
                List.of("null", "(String) null", "\"\".length(); int six = 6;", "List.of().clear", "", "  \n")) {
            CellResult result = kernel.execute(code.equals("List.of().clear") ? "new ArrayList<>().clear()" : code);
            assertThat(result.ok()).as(code).isTrue();
            assertThat(result.outputs()).as(code).isEmpty();
        }
    }

    @Test
    void losesNoneOfTwentyThousandLinesAndKeepsTheirOrder() {
        CellResult result = kernel.execute("for (int i = 0; i < 20_000; i++) System.out.println(\"line \" + i);");
        assertThat(result.out())
                .isEqualTo(IntStream.range(0, 20_000)
                        .mapToObj(i -> "line " + i + "\n")
                        .collect(Collectors.joining()));
        assertThat(result.outputs()).as("messages, for text is gathered").hasSizeLessThan(200);
    }

    @Test
    void keepsTheOrderOfPrintsDisplaysAndTheValue() {
        CellResult result = kernel.execute("""
                System.out.print("a");
                String shown = display("b");
                System.err.print("c");
                System.out.print("d");
                updateDisplay(shown, "e");
                System.out.print("f");
                "g"
                """);
        assertThat(result.outputs().stream().map(output -> output.kind() + " " + output.text()))
                .containsExactly(
                        "stdout a",
                        "display_data b",
                        "stderr c",
                        "stdout d",
                        "update_display_data e",
                        "stdout f",
                        "execute_result g");
        assertThat(result.displays().get(1).displayId())
                .isEqualTo(result.displays().get(0).displayId())
                .isNotNull();
    }

    @Test
    void sendsPrintedTextWhileTheCellRuns() {
        CellResult result =
                kernel.execute("System.out.print(\"early\"); Thread.sleep(400); System.out.print(\"late\");");
        assertThat(result.outputs().stream().map(CellResult.Output::text)).containsExactly("early", "late");
    }

    @Test
    void keepsCharactersWholeThatArePrintedByteByByte() {
        CellResult result = kernel.execute("""
                for (byte b : "häß 😀".getBytes("UTF-8")) { System.out.write(b); System.out.flush(); Thread.sleep(60); }
                """);
        assertThat(result.out()).isEqualTo("häß 😀");
    }

    @Test
    void displaysAndRendersAsOtherTypes() {
        CellResult result = kernel.execute(
                "display(\"<b>x</b>\", \"text/html\"); display(null); render(\"y\", \"text/html\").hasDisplayId()");
        assertThat(result.displays().get(0).data()).containsEntry("text/html", "<b>x</b>");
        assertThat(result.displays().get(1).text()).isEqualTo("null");
        assertThat(result.value()).isEqualTo("false");
    }

    @Test
    void showsAnImageAsPng() throws Exception {
        CellResult result = kernel.execute("new java.awt.image.BufferedImage(3, 2, 1)");
        byte[] png = Base64.getDecoder().decode(result.displays().get(0).data().get("image/png"));
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(3);
    }

    @Test
    void outlivesThreadsThatPrintAfterTheirCell() {
        kernel.execute(
                "Thread later = new Thread(() -> { try { Thread.sleep(300); } catch (Exception e) {} System.out.println(\"late\"); }); later.start();");
        CellResult next = kernel.execute("later.join(); \"next\"");
        assertThat(next.ok()).isTrue();
        assertThat(next.value()).isEqualTo("next");
    }

    @Test
    void importsWhatIJavaImportsAndNoMore() {
        assertThat(kernel.execute(
                                "new ArrayList<Integer>(); new BigDecimal(1); Pattern.compile(\"x\"); new StringReader(\"\"); TimeUnit.DAYS; URI.create(\"x\")")
                        .ok())
                .isTrue();
        for (String code : List.of("Path.of(\"\")", "Stream.of(1)", "Duration.ofDays(1)", "printf(\"x\")")) {
            assertThat(kernel.execute(code).errorName()).as(code).isEqualTo("CompilationError");
        }
    }

    @Test
    void otherRoomsReachTheRunningKernel() {
        CellResult result = kernel.execute("""
                var running = org.activationlab.app.kernel.LabKernel.running();
                record Bundle(String html) {}
                running.getRenderer().createRegistration(Bundle.class)
                    .preferring(io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.TEXT_HTML)
                    .register((bundle, context) -> context.renderIfRequested(
                        io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.TEXT_HTML, () -> bundle.html()));
                var data = new io.github.spencerpark.jupyter.kernel.display.DisplayData("first");
                data.putTransientData("display_id", "mine");
                running.display(data);
                var more = new io.github.spencerpark.jupyter.kernel.display.DisplayData("second");
                more.putTransientData("display_id", "mine");
                running.getIO().display.updateDisplay(more);
                new Bundle("<i>z</i>")
                """);
        assertThat(result.trace()).isEmpty();
        assertThat(result.displays().stream().map(CellResult.Output::text).limit(2))
                .containsExactly("first", "second");
        assertThat(result.displays().get(1).displayId()).isEqualTo("mine");
        assertThat(result.displays().get(2).data()).containsEntry("text/html", "<i>z</i>");
        assertThat(LabKernel.running()).as("in a program without a kernel").isNull();
    }

    @Test
    void writesNothingOutsideOfNotebooks() {
        kernel.execute("java.util.logging.Logger.getLogger(\"x\").severe(\"loud\");"
                + " org.slf4j.LoggerFactory.getLogger(\"y\").error(\"loud\");");
        assertThat(kernel.execute("1").err()).isEmpty();
        assertThat(kernel.console()).isEmpty();
        assertThat(Path.of("pom.xml")).exists();
    }
}
