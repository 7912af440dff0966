package org.activationlab.app.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.activationlab.app.Logs;

/** A Java process that is one side of a benchmark: a request per line of input, an answer per line of output. */
final class Child {

    private Child() {}

    /**
     * The process's entry. It ends when its input does.
     *
     * @param arguments one of ours, djl, ceiling
     * @throws Exception if the side cannot be opened or closed
     */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Logs.silence();
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Answers are alone on this stream, whatever a library wants to say.
        System.setOut(System.err);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Respondent side = side(arguments.length == 1 ? arguments[0] : "nothing")) {
            for (String line = requests.readLine(); line != null; line = requests.readLine()) {
                answers.println(answer(side, line));
            }
        }
    }

    private static Respondent side(String name) {
        return switch (name) {
            case "ours" -> new OurSide();
            case "djl" -> new PlainDjlSide();
            case "ceiling" -> new CeilingSide();
            default -> throw new IllegalArgumentException("expected ours, djl or ceiling, but got " + name);
        };
    }

    private static String answer(Respondent side, String line) {
        try {
            return Json.line(side.answer(Json.parse(line, Request.class)));
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            e.printStackTrace();
            return Json.line(Map.of("error", e.toString()));
        }
    }
}
