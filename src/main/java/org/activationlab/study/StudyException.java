package org.activationlab.study;

/** Says in words a user can act on why a study cannot start, go on or resume. */
public final class StudyException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what was expected, what came, and what to do
     */
    public StudyException(String message) {
        super(message);
    }

    /**
     * Makes the exception with its cause.
     *
     * @param message what was expected, what came, and what to do
     * @param cause what was thrown below
     */
    public StudyException(String message, Throwable cause) {
        super(message, cause);
    }
}
