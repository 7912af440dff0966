package org.activationlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Logs go to a file of the run folder, never to the console and never into a notebook. */
public final class Logs {

    private static final int MOST_BYTES = 16 << 20;
    private static final int FILES = 3;

    /** Held here, because java.util.logging forgets loggers that nobody holds. */
    private static final Logger ROOT = Logger.getLogger("");

    private Logs() {}

    /** Takes the console away from java.util.logging and closes the folder's log, if there is one. */
    public static void silence() {
        LogManager.getLogManager().reset();
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tF %1$tT %4$s %3$s %5$s%6$s%n");
    }

    /**
     * Sends everything from now on to the folder's log, after what is there.
     *
     * @param run the run folder; its {@code log} folder is made
     * @throws IOException if the log cannot be written
     */
    public static void toFolder(Path run) throws IOException {
        Path folder = Files.createDirectories(run.resolve("log"));
        // The pattern treats % as special; a path may hold one.
        String pattern = folder.toString().replace("%", "%%") + "/activation-lab.%g.log";
        FileHandler file = new FileHandler(pattern, MOST_BYTES, FILES, true);
        file.setErrorManager(new ErrorManager() {
            private boolean told;

            /** A log is an aid: without it the work goes on. Java's own way would print a stack trace for every line. */
            @Override
            public synchronized void error(String message, Exception why, int code) {
                if (!told) {
                    told = true;
                    System.err.println("activation-lab: the log in " + folder + " cannot be written ("
                            + (why == null ? message : why.getMessage()) + "); going on without it.");
                }
            }
        });
        file.setFormatter(new SimpleFormatter());
        file.setEncoding("UTF-8");
        for (Handler handler : ROOT.getHandlers()) {
            ROOT.removeHandler(handler);
            handler.close();
        }
        ROOT.addHandler(file);
        ROOT.setLevel(Level.INFO);
    }

    /**
     * Notes a failure with its stack trace.
     *
     * @param exception what happened
     */
    public static void failure(Throwable exception) {
        ROOT.log(Level.SEVERE, "the command failed", exception);
    }
}
