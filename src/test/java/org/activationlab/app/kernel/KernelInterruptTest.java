package org.activationlab.app.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an interrupt does to a cell that sleeps, computes or does not listen, and that the kernel goes on. */
class KernelInterruptTest {

    private final KernelClient kernel = SharedKernel.client();

    private CellResult interrupted(String code) throws InterruptedException {
        String id = kernel.send(code);
        Thread interrupter = new Thread(() -> {
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            kernel.interrupt();
        });
        interrupter.start();
        CellResult result = kernel.await(id);
        interrupter.join();
        assertThat(kernel.execute("\"after\"").value()).isEqualTo("after");
        return result;
    }

    @Test
    void stopsASleepingCell() throws Exception {
        CellResult result = interrupted("int slept = 0;\nThread.sleep(60_000);");
        assertThat(result.errorName()).isEqualTo("Interrupted");
        assertThat(result.trace()).contains("was interrupted.").contains("line 2: Thread.sleep(60_000);");
    }

    @Test
    void stopsACellThatSwallowsTheInterrupt() throws Exception {
        CellResult result = interrupted(
                "try { Thread.sleep(60_000); } catch (InterruptedException e) {}\nSystem.out.println(\"never\");");
        assertThat(result.errorName()).isEqualTo("Interrupted");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void stopsABusyLoop() throws Exception {
        CellResult result = interrupted("long turns = 0;\nwhile (true) turns++;");
        assertThat(result.errorName()).isEqualTo("Interrupted");
        assertThat(result.errorValue()).endsWith("was interrupted");
        assertThat(kernel.execute("long before = turns; Thread.sleep(300); before == turns")
                        .value())
                .as("the loop has ended")
                .isEqualTo("true");
    }

    @Test
    void saysSoIfTheThreadDoesNotStop() throws Exception {
        CellResult result = interrupted("""
                volatile boolean enough = false;
                void stubborn() { try { while (!enough) Thread.sleep(20); } catch (Throwable e) { stubborn(); } }
                stubborn();
                """);
        kernel.execute("enough = true;");
        assertThat(result.errorName()).isEqualTo("Interrupted");
        assertThat(result.errorValue()).contains("does not react and goes on in the background");
    }

    @Test
    void anInterruptWithoutACellDoesNothing() {
        kernel.interrupt();
        assertThat(kernel.execute("1").value()).isEqualTo("1");
    }
}
