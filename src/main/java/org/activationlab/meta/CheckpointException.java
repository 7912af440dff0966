package org.activationlab.meta;

import java.io.IOException;
import java.nio.file.Path;

/** A checkpoint that does not belong to the training that wants to go on from it. */
public final class CheckpointException extends IOException {

    private static final long serialVersionUID = 1;

    CheckpointException(Path file, String what) {
        super(file + ": " + what + ". Delete the file to start anew, or use another.");
    }
}
