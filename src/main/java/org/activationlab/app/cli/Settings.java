package org.activationlab.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Turns a setting that the user got wrong into wrong use: exit code 2 with the usage. */
final class Settings {

    private Settings() {}

    /**
     * Refuses options that do not go together, so that none is ignored in silence.
     *
     * @param wrong whether they do not
     * @param sentence says why, and what to do
     * @throws IllegalArgumentException if they are wrong; {@link #read} makes wrong use of it
     */
    static void refuse(boolean wrong, String sentence) {
        if (wrong) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /**
     * Makes a setting from options.
     *
     * @param command whose options they are
     * @param reading makes it; nothing but the user's words may be wrong in it
     * @return what was made
     * @throws CommandLine.ParameterException in place of an {@link IllegalArgumentException}
     * @throws Exception whatever else the reading throws, as it is
     */
    static <T> T read(CommandSpec command, Callable<T> reading) throws Exception {
        try {
            return reading.call();
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
