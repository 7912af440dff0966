package org.activationlab.app.course;

/** What a check of a lab found wrong, in words for the student. */
public final class CheckFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    CheckFailure(String message) {
        super(message);
    }
}
