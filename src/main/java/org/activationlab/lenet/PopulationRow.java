package org.activationlab.lenet;

import java.util.regex.Pattern;

/**
 * One line of the population table: a model, and where its parameters are.
 *
 * @param model what is known of the model
 * @param file the parameters' file, relative to the population's folder with {@code /} between names; empty if the
 *     parameters were not kept
 * @param sha256 SHA-256 of that file, 64 lower-case hexadecimal digits; empty where {@code file} is
 */
public record PopulationRow(TrainedModel model, String file, String sha256) {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern INSIDE =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    /** Checks that the file stays inside the population's folder and has a digest. */
    public PopulationRow {
        if (file.isEmpty() != sha256.isEmpty()) {
            throw new IllegalArgumentException("file and sha256 must both be given or both be empty, but were '" + file
                    + "' and '" + sha256 + "'");
        }
        if (!file.isEmpty() && !INSIDE.matcher(file).matches()) {
            throw new IllegalArgumentException("file must be a relative name of letters, digits, '.', '_', '-' and '/',"
                    + " no part starting with '.', but was '" + file + "'");
        }
        if (!sha256.isEmpty() && !DIGEST.matcher(sha256).matches()) {
            throw new IllegalArgumentException(
                    "sha256 must be 64 lower-case hexadecimal digits, but was '" + sha256 + "'");
        }
    }
}
