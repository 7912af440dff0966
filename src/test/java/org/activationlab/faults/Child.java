package org.activationlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, for what this process must not suffer. */
final class Child {

    /** The command line. */
    static final String LAB = "org.activationlab.app.cli.ActivationLab";

    private static final int MOST_MINUTES = 10;

    private final Process process;
    private final Path said;

    /**
     * How a process ended.
     *
     * @param code its exit code; 128 and the signal's number where a signal ended it
     * @param said all that it printed
     */
    record End(int code, String said) {}

    private Child(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /**
     * Starts Java.
     *
     * @param heap for example 512m
     * @param said where its output goes
     * @param main the class
     * @param words its arguments
     */
    static Child start(String heap, Path said, String main, List<String> words) throws IOException {
        return start(List.of(), heap, said, main, words);
    }

    /** The same behind a command that sets something up, for example as another user. */
    static Child start(List<String> before, String heap, Path said, String main, List<String> words)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dai.djl.offline=true",
                "--add-opens=java.base/java.nio=ALL-UNNAMED"));
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            command.add("--add-modules=jdk.incubator.vector");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("OMP_NUM_THREADS", "1");
        builder.environment().put("MKL_NUM_THREADS", "1");
        return new Child(
                builder.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
                        .start(),
                said);
    }

    /** Waits for its end, and ends it if that takes longer than anything here should. */
    End end() throws IOException, InterruptedException {
        if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
        }
        return new End(process.exitValue(), Files.readString(said));
    }

    /**
     * Lets it work for a time and then ends it by SIGKILL.
     *
     * @return true if it was killed, false if it had ended by itself
     */
    boolean killAfter(long milliseconds) throws InterruptedException {
        boolean ended = process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        return !ended;
    }

    boolean isAlive() {
        return process.isAlive();
    }
}
