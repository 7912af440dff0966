package org.activationlab.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** Lets tests of other rooms give commands in this process. */
public final class CommandLineDoor {

    /**
     * What a command said.
     *
     * @param code its exit code
     * @param out what it printed
     * @param err what it complained of
     */
    public record Answer(int code, String out, String err) {}

    private CommandLineDoor() {}

    /** Gives a command. */
    public static Answer ask(List<String> words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = ActivationLab.execute(
                new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
        return new Answer(code, out.toString(), err.toString());
    }

    /** The same from words one by one. */
    public static Answer ask(String... words) {
        return ask(List.of(words));
    }
}
