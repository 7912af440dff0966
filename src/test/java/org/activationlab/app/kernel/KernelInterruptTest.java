package org.activationlab.app.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an interrupt does to a cell that sleeps, computes or does not listen, and that the kernel goes on. */
class KernelInterruptTest {

    @TempDir
    private Path folder;

    private final KernelClient kernel = SharedKernel.client();

    /** Runs a cell and interrupts it once it has come to the place marked BEGUN, however slow the machine is. */
    private CellResult interrupted(String code) throws Exception {
        Path begun = folder.resolve("begun");
        String id = kernel.send(code.replace("BEGUN", "new File(\"" + begun + "\").createNewFile()"));
        Thread interrupter = new Thread(() -> {
            while (!Files.exists(begun) && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            kernel.interrupt();
        });
        interrupter.start();
        try {
            CellResult result = kernel.await(id);
            interrupter.join();
            assertThat(kernel.execute("\"after\"").value()).isEqualTo("after");
            return result;
        } finally {
            interrupter.interrupt();
        }
    }

    @Test
    void stopsASleepingCell() throws Exception {
        CellResult result = interrupted("int slept = 0;\n{ BEGUN; Thread.sleep(60_000); }");
        assertThat(result.errorName()).isEqualTo("Interrupted");
        assertThat(result.trace()).contains("was interrupted.").contains("line 2: {", "Thread.sleep(60_000);");
    }

    @Test
    void stopsACellThatSwallowsTheInterrupt() throws Exception {
        CellResult result = interrupted(
                "try { BEGUN; Thread.sleep(60_000); } catch (IOException e) {} catch (InterruptedException e) {}\nSystem.out.println(\"never\");");
        assertThat(result.errorName()).isEqualTo("Interrupted");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void stopsABusyLoop() throws Exception {
        CellResult result = interrupted("long turns = 0;\n{ BEGUN; while (true) turns++; }");
        assertThat(result.errorName()).isEqualTo("Interrupted");
        assertThat(result.errorValue()).endsWith("was interrupted");
        assertThat(kernel.execute("long before = turns; Thread.sleep(300); before == turns")
                        .value())
                .as("the loop has ended")
                .isEqualTo("true");
    }

    @Test
    void saysSoIfTheThreadDoesNotStop() throws Exception {
        // What cannot be stopped differs: older Javas stop any thread by force, which code may catch; newer ones let
        // the
        // code of cells look for a stop, but not that of libraries.
        String stubborn = Runtime.version().feature() < 20
                ? "try { BEGUN; while (!enough) Thread.sleep(20); } catch (Throwable e) { stubborn(); }"
                : "BEGUN; gate.acquireUninterruptibly();";
        CellResult result = interrupted("volatile boolean enough = false;\nSemaphore gate = new Semaphore(0);\n"
                + "void stubborn() throws IOException { " + stubborn + " }\nstubborn();\n");
        kernel.execute("enough = true; gate.release();");
        assertThat(result.errorName()).isEqualTo("Interrupted");
        assertThat(result.errorValue()).contains("does not react and goes on in the background");
    }

    @Test
    void anInterruptWithoutACellDoesNothing() {
        kernel.interrupt();
        assertThat(kernel.execute("1").value()).isEqualTo("1");
    }
}
