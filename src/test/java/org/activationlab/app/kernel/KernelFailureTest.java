package org.activationlab.app.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What cells show when they fail: the real exception, where it came from, and a kernel that goes on. */
class KernelFailureTest {

    private final KernelClient kernel = SharedKernel.client();

    @Test
    void showsClassMessageCausesAndLinesOfAnException() {
        CellResult result = kernel.execute("""
                int ratio(int a, int b) {
                    return a / b;
                }

                try {
                    ratio(1, 0);
                } catch (ArithmeticException e) {
                    throw new IllegalStateException("no ratio", e);
                }
                """);
        assertThat(result.status()).isEqualTo("error");
        assertThat(result.errorName()).isEqualTo("java.lang.IllegalStateException");
        assertThat(result.errorValue()).isEqualTo("no ratio");
        assertThat(result.traceback().get(0)).isEqualTo("java.lang.IllegalStateException: no ratio");
        assertThat(result.traceback().get(1)).contains(", line 8: throw new IllegalStateException");
        assertThat(result.traceback().get(2)).isEqualTo("Caused by: java.lang.ArithmeticException: / by zero");
        assertThat(result.traceback().get(3)).contains("ratio (cell ").contains(", line 2): return a / b;");
        assertThat(result.traceback().get(4)).contains(", line 6: ratio(1, 0);");
        assertThat(result.trace())
                .doesNotContain("REPL")
                .doesNotContain("app.kernel")
                .doesNotContain("reflect");
        assertThat(result.outputs().get(result.outputs().size() - 1).kind()).isEqualTo("error");
    }

    @Test
    void namesTheCellThatAFunctionCameFrom() {
        kernel.execute("\n\nvoid careless() {\n  throw new UnsupportedOperationException(\"here\");\n}");
        CellResult result = kernel.execute("int unused = 1;\n\ncareless();");
        assertThat(result.traceback().get(1)).contains("careless (cell ").contains(", line 4): throw new");
        assertThat(result.traceback().get(2)).contains(", line 3: careless();");
    }

    @Test
    void showsWhatTheCompilerSaysWithTheLineAndACaret() {
        CellResult result = kernel.execute("int seven = 7;\n\n  String text = seven;");
        assertThat(result.errorName()).isEqualTo("CompilationError");
        assertThat(result.errorValue())
                .isEqualTo("line 3: incompatible types: int cannot be converted to java.lang.String");
        assertThat(result.traceback().get(1)).isEqualTo("      String text = seven;");
        assertThat(result.traceback().get(2)).isEqualTo("                    ^^^^^");
    }

    @Test
    void showsWhatIsNotDefined() {
        CellResult inClass = kernel.execute("class Holder {\n  Missing missing;\n}");
        assertThat(inClass.errorValue()).isEqualTo("line 2: cannot find class Missing");
        assertThat(inClass.traceback().get(2)).isEqualTo("      ^");
        CellResult inStatement = kernel.execute("\nint eight = eigth(8);");
        assertThat(inStatement.errorValue())
                .startsWith("line 2: cannot find symbol")
                .contains("eigth(int)");
    }

    @Test
    void showsWhatDoesNotEnd() {
        assertThat(kernel.execute("int nine = 9;\nif (nine > 8) {").errorValue())
                .startsWith("line 2: reached end of file");
        assertThat(kernel.execute("\"abc").errorValue()).startsWith("line 1: unclosed string literal");
        assertThat(kernel.execute("int )").errorName()).isEqualTo("CompilationError");
    }

    @Test
    void classesOfOneCellMayReferToEachOther() {
        CellResult result = kernel.execute("""
                class Even { boolean of(int n) { return n == 0 || new Odd().of(n - 1); } }
                class Odd { boolean of(int n) { return n != 0 && new Even().of(n - 1); } }
                new Even().of(10)
                """);
        assertThat(result.trace()).isEmpty();
        assertThat(result.value()).isEqualTo("true");
    }

    @Test
    void outlivesEndlessRecursion() {
        CellResult result = kernel.execute("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)");
        assertThat(result.errorName()).isEqualTo("java.lang.StackOverflowError");
        assertThat(result.traceback()).hasSizeLessThan(10);
        assertThat(kernel.execute("1").ok()).isTrue();
    }

    @Test
    void outlivesAFullHeap() {
        CellResult result =
                kernel.execute("List<byte[]> large = new ArrayList<>();\nwhile (true) large.add(new byte[1_000_000]);");
        assertThat(result.errorName()).isEqualTo("java.lang.OutOfMemoryError");
        assertThat(result.trace()).contains("MiB").contains("-Xmx");
        CellResult next = kernel.execute("large = null;\nclass Fresh { int value = 3; }\nnew Fresh().value");
        assertThat(next.trace()).isEmpty();
        assertThat(next.value()).isEqualTo("3");
    }

    @Test
    void showsAnErrorInToStringOfTheValue() {
        CellResult result = kernel.execute("""
                class Shy {
                    public String toString() {
                        throw new AssertionError("no words");
                    }
                }
                new Shy()
                """);
        assertThat(result.errorName()).isEqualTo("java.lang.AssertionError");
        assertThat(result.errorValue()).isEqualTo("no words");
        assertThat(result.traceback().get(1)).contains("Shy.toString (cell ").contains(", line 3)");
        assertThat(kernel.execute("2").value()).isEqualTo("2");
    }

    @Test
    void showsAnExceptionWhoseMessageFails() {
        CellResult result = kernel.execute(
                "class Mute extends Exception { public String getMessage() { return \"\" + 1 / (getClass() == null ? 1 : 0); } }\nthrow new Mute();");
        assertThat(result.status()).isEqualTo("error");
        assertThat(kernel.execute("2").value()).isEqualTo("2");
    }

    @Test
    void abortsCellsThatWaitBehindAFailure() {
        String first = kernel.send("throw new RuntimeException(\"first\");");
        String second = kernel.send("System.out.println(\"second\");");
        String third = kernel.send("3");
        assertThat(kernel.await(first).status()).isEqualTo("error");
        assertThat(kernel.await(second).status()).isEqualTo("aborted");
        assertThat(kernel.await(third)).isEqualTo(new CellResult("aborted", "", "", List.of(), List.of()));
        assertThat(kernel.execute("4").value()).isEqualTo("4");
    }
}
