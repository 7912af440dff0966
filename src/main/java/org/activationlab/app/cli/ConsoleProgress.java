package org.activationlab.app.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.activationlab.data.DownloadProgress;
import org.activationlab.study.StudyProgress;
import org.jspecify.annotations.Nullable;

/**
 * Shows progress on a console: a bar with rate and time left on a terminal, one line per stage elsewhere.
 *
 * <p>Stages come one after another; {@link #advance} may be called from any thread.
 */
final class ConsoleProgress implements StudyProgress, DownloadProgress {

    private final PrintWriter out;
    private final boolean terminal;
    private final AtomicLong done = new AtomicLong();

    private @Nullable ProgressBar bar;
    private @Nullable String file;
    private String stage = "";
    private String unit = "";
    private long before;
    private long begun;

    ConsoleProgress(PrintWriter out) {
        this.out = out;
        this.terminal = isTerminal();
    }

    /** Since JDK 22 there is a console even where the output is piped; it says so itself. */
    @SuppressWarnings("SystemConsoleNull") // below is the check that this warning asks for
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            // Before JDK 22 a console was a terminal.
            return true;
        }
    }

    @Override
    public void begin(String newStage, String newUnit, long total, long alreadyDone) {
        stage = newStage;
        unit = newUnit;
        before = alreadyDone;
        done.set(0);
        begun = System.nanoTime();
        if (terminal && alreadyDone < total) {
            bar = builder(newStage)
                    .setUnit(" " + newUnit, 1)
                    .setInitialMax(total)
                    .startsFrom(alreadyDone, Duration.ZERO)
                    .build();
        } else if (!terminal) {
            String resumed = alreadyDone == 0 ? "" : ", %,d of them done before".formatted(alreadyDone);
            out.printf(Locale.ROOT, "%-8s %,d %s%s%n", newStage, total, newUnit, resumed);
            out.flush();
        }
    }

    private static ProgressBarBuilder builder(String task) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .showSpeed()
                .continuousUpdate();
    }

    @Override
    public void advance(long amount) {
        done.addAndGet(amount);
        ProgressBar shown = bar;
        if (shown != null) {
            shown.stepBy(amount);
        }
    }

    @Override
    public void note(String line) {
        ProgressBar shown = bar;
        if (shown != null) {
            shown.setExtraMessage(line);
        } else {
            out.println("  " + line);
            out.flush();
        }
    }

    @Override
    public void end(String summary) {
        closeBar();
        double seconds = (System.nanoTime() - begun) / 1e9;
        long now = done.get();
        String rate =
                now == 0 ? "" : (now < 10 * seconds ? ", %,.1f %s/s" : ", %,.0f %s/s").formatted(now / seconds, unit);
        String resumed = before == 0 ? "" : ", %,d %s done before".formatted(before, unit);
        out.printf(Locale.ROOT, "%-8s done in %,.1f s%s%s (%s)%n", stage, seconds, rate, resumed, summary);
        out.flush();
    }

    @Override
    public void update(String newFile, long bytesDone, long bytesTotal) {
        if (!newFile.equals(file)) {
            closeBar();
            file = newFile;
            if (terminal) {
                bar = builder(newFile)
                        .setUnit(" KiB", 1024)
                        .setInitialMax(bytesTotal)
                        .build();
            } else {
                out.println("download " + newFile);
                out.flush();
            }
        }
        ProgressBar shown = bar;
        if (shown != null) {
            shown.stepTo(bytesDone);
        }
    }

    /** Ends whatever bar is still shown, so that the next line starts at the left. */
    void closeBar() {
        ProgressBar shown = bar;
        bar = null;
        if (shown != null) {
            shown.close();
        }
    }
}
