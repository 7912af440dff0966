package org.activationlab.app.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.activationlab.app.kernel.CellResult;
import org.activationlab.app.kernel.KernelClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs every notebook from top to bottom in the real kernel, at preset tiny, two at a time. */
class NotebooksRunTest {

    @Test
    void runFromTopToBottomAndShowWhatTheyPromise(@TempDir Path folder) throws Exception {
        List<NotebookFile> notebooks = NotebookFile.all();
        // The first makes the run, the others go on with copies of it: a run folder is worked in by one at a time.
        Path first = folder.resolve("first");
        run(notebooks.get(0), first);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (NotebookFile notebook : notebooks.subList(1, notebooks.size())) {
                Path own = copy(first, folder.resolve(notebook.name()));
                running.add(two.submit(() -> {
                    run(notebook, own);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            two.shutdownNow();
        }
    }

    private static void run(NotebookFile notebook, Path run) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("ACTIVATION_LAB_PRESET", "tiny");
        environment.put("ACTIVATION_LAB_RUN", run.toAbsolutePath().toString());
        environment.put("ACTIVATION_LAB_HOME", Path.of("").toAbsolutePath().toString());
        environment.put("OMP_NUM_THREADS", "1");
        environment.put("MKL_NUM_THREADS", "1");
        try (KernelClient kernel = KernelClient.start(environment, NotebookFile.FOLDER)) {
            for (NotebookFile.Cell cell : notebook.code()) {
                String where = notebook.name() + ":\n" + cell.source();
                CellResult result = kernel.execute(cell.source());
                assertThat(result.ok()).as(where + "\n" + result.trace()).isTrue();
                assertThat(result.err()).as(where).isEmpty();
                assertThat(result.out()).as(where).isEmpty();
                long promised = cell.source()
                                .lines()
                                .filter(line -> line.startsWith("show("))
                                .count()
                        + (cell.source().contains("live(") ? 1 : 0);
                assertThat(pictures(result)).as(where).isGreaterThanOrEqualTo(promised);
            }
            assertThat(kernel.console()).as(notebook.name()).isEmpty();
        }
    }

    /** Tables and figures that a reader sees; sentences are paragraphs and do not count. */
    private static long pictures(CellResult result) {
        return result.displays().stream()
                .map(CellResult.Output::data)
                .filter(data -> data.containsKey("image/png")
                        || data.getOrDefault("text/html", "").contains("<table"))
                .count();
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return to;
    }
}
