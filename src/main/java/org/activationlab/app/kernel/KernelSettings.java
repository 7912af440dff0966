package org.activationlab.app.kernel;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the environment says of a kernel. The names are those of IJava, so that a kernelspec made for it keeps its meaning.
 *
 * @param classPath {@code IJAVA_CLASSPATH}: files, folders and patterns
 * @param compilerOptions {@code IJAVA_COMPILER_OPTS}: options of javac, separated by spaces
 * @param cellTimeoutMillis {@code IJAVA_TIMEOUT}: a number, maybe with a unit ({@code 30 SECONDS}); zero for none. Here it
 *     bounds a cell, in IJava one statement
 * @param startupFiles {@code IJAVA_STARTUP_SCRIPTS_PATH}: files with code to run first
 * @param startupCode {@code IJAVA_STARTUP_SCRIPT}: code to run first, after the files
 */
record KernelSettings(
        String classPath,
        List<String> compilerOptions,
        long cellTimeoutMillis,
        String startupFiles,
        String startupCode) {

    /**
     * Reads an environment.
     *
     * @throws IllegalArgumentException if a value cannot be understood
     */
    static KernelSettings of(Map<String, String> environment) {
        return new KernelSettings(
                environment.getOrDefault("IJAVA_CLASSPATH", ""),
                Stream.of(environment
                                .getOrDefault("IJAVA_COMPILER_OPTS", "")
                                .strip()
                                .split("\\s+", -1))
                        .filter(option -> !option.isEmpty())
                        .toList(),
                millis(environment.getOrDefault("IJAVA_TIMEOUT", "")),
                environment.getOrDefault("IJAVA_STARTUP_SCRIPTS_PATH", ""),
                environment.getOrDefault("IJAVA_STARTUP_SCRIPT", ""));
    }

    private static long millis(String timeout) {
        if (timeout.isBlank()) {
            return 0;
        }
        String[] words = timeout.strip().split("\\s+", -1);
        try {
            TimeUnit unit =
                    words.length > 1 ? TimeUnit.valueOf(words[1].toUpperCase(Locale.ROOT)) : TimeUnit.MILLISECONDS;
            return Math.max(0, unit.toMillis(Long.parseLong(words[0])));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "IJAVA_TIMEOUT must be a number, maybe with a unit (\"30 SECONDS\"), but was " + timeout, e);
        }
    }
}
