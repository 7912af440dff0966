package org.activationlab.app.course;

import java.io.IOException;

/** Says what is wrong with the source of a lab, with its file and line. */
public final class LabException extends IOException {

    private static final long serialVersionUID = 1;

    LabException(String message) {
        super(message);
    }
}
