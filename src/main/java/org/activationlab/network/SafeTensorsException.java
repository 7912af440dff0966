package org.activationlab.network;

import java.io.IOException;
import java.nio.file.Path;

/** A parameter file that is damaged, hostile or not what was asked for; the message names the file and what to do. */
public final class SafeTensorsException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong with a file.
     *
     * @param file the file
     * @param what what was expected and what came
     */
    SafeTensorsException(Path file, String what) {
        super(message(file, what));
    }

    /**
     * Says what is wrong with a file and which failure showed it.
     *
     * @param file the file
     * @param what what was expected and what came
     * @param cause the failure below
     */
    SafeTensorsException(Path file, String what, Throwable cause) {
        super(message(file, what), cause);
    }

    private static String message(Path file, String what) {
        return file + ": " + what + ". Maybe the file was cut short, changed or made by another program: "
                + "delete it and make it again.";
    }
}
