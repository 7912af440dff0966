package org.activationlab.monitor;

import java.io.IOException;
import java.nio.file.Path;

/** A monitor's file that is damaged or not what was asked for; the message names the file and what to do. */
public final class MonitorFileException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong with a file.
     *
     * @param file the file
     * @param what what was expected and what came
     */
    MonitorFileException(Path file, String what) {
        super(message(file, what));
    }

    /**
     * Says what is wrong with a file and which failure showed it.
     *
     * @param file the file
     * @param what what was expected and what came
     * @param cause the failure below
     */
    MonitorFileException(Path file, String what, Throwable cause) {
        super(message(file, what), cause);
    }

    private static String message(Path file, String what) {
        return file + ": " + what + ". Maybe the file was changed, cut short or made by another program: write the"
                + " monitor again.";
    }
}
