package org.activationlab.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Damages text by its lines, numbers and values, as they stand in JSON, CSV and tsv. */
final class TextDamage {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9.eE+]*");
    private static final Pattern NAME_AND_VALUE = Pattern.compile("\"[^\"\n]*\" ?: ?([^,\n}\\]]+)");
    private static final Pattern CELL = Pattern.compile("[^,\t\n]+");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-1",
            "1e999",
            "-1e999",
            "NaN",
            "2147483647",
            "2147483648",
            "-2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "1e-320",
            "0.1",
            "1".repeat(400),
            "1e1000000000",
            "");
    private static final List<String> VALUES = List.of(
            "null", "{}", "[]", "-1", "true", "\"\"", "\"x\"", "[null]", "{\"a\":null}", "1e999", "[".repeat(2000));

    private TextDamage() {}

    static byte[] damaged(byte[] bytes, SplittableRandom random) {
        // Every byte is one character, so that other bytes than text stay as they are.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String changed = switch (random.nextInt(8)) {
            case 0 -> replaced(text, NUMBER, 0, NUMBERS, random);
            case 1 -> replaced(text, NAME_AND_VALUE, 1, VALUES, random);
            case 2 -> replaced(text, CELL, 0, NUMBERS, random);
            case 3, 4 -> lines(text, random);
            default -> JsonDamage.damaged(text, random).orElse(text);
        };
        return changed.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String replaced(String text, Pattern pattern, int group, List<String> by, SplittableRandom random) {
        List<MatchResult> found = pattern.matcher(text).results().toList();
        if (found.isEmpty()) {
            return text;
        }
        MatchResult one = found.get(random.nextInt(found.size()));
        return text.substring(0, one.start(group)) + by.get(random.nextInt(by.size())) + text.substring(one.end(group));
    }

    private static String lines(String text, SplittableRandom random) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        switch (random.nextInt(3)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            default -> lines.set(at, lines.get(random.nextInt(lines.size())));
        }
        return String.join("\n", lines);
    }
}
