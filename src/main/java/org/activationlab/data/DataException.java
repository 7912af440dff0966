package org.activationlab.data;

import java.io.IOException;

/**
 * Data that is missing, damaged, or not what it claims to be. The message is written for the person at the console: it
 * names the file, what was expected, what came, and what to do.
 *
 * <p>It is a checked exception, and an {@link IOException}, because bad files are no programming error: whoever reads
 * data has to catch the disk's failures anyway, and treats both alike.
 */
public final class DataException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong with the data.
     *
     * @param message what was expected, what came, what to do
     */
    public DataException(String message) {
        super(message);
    }

    /**
     * Says what is wrong with the data and which failure showed it.
     *
     * @param message what was expected, what came, what to do
     * @param cause the failure below
     */
    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
