package org.activationlab.app.course;

import java.util.ArrayList;
import java.util.List;

/**
 * A marked part of a cell: the lines from one that holds "BEGIN NAME" to one that holds "END NAME". The words are
 * nbgrader's, so that a lab's source is one for nbgrader, too.
 */
enum Region {
    /** What students write themselves. */
    SOLUTION("SOLUTION"),
    /** What students do not see. */
    HIDDEN("HIDDEN TESTS");

    /** What stands in the place of a solution. */
    private static final String STUB = "throw new UnsupportedOperationException(\"your code here\");";

    private final String name;

    Region(String name) {
        this.name = name;
    }

    private boolean begins(String line) {
        return line.contains("BEGIN " + name);
    }

    private boolean ends(String line) {
        return line.contains("END " + name);
    }

    /** Tells whether a cell has such a part. */
    boolean in(String source) {
        return source.lines().anyMatch(this::begins);
    }

    /** Says what is wrong with the marks in a cell; empty if nothing is. */
    String problem(String source) {
        boolean inside = false;
        for (String line : source.lines().toList()) {
            if (begins(line)) {
                if (inside) {
                    return "BEGIN " + name + " stands within another";
                }
                inside = true;
            } else if (ends(line)) {
                if (!inside) {
                    return "END " + name + " has no BEGIN " + name + " before it";
                }
                inside = false;
            }
        }
        return inside ? "BEGIN " + name + " has no END " + name : "";
    }

    /** The cell without the marks, but with what stands between them. */
    String shown(String source) {
        return String.join(
                "\n",
                source.lines().filter(line -> !begins(line) && !ends(line)).toList());
    }

    /** The cell without what stands between the marks: a solution leaves a line that throws, a hidden part nothing. */
    String taken(String source) {
        List<String> left = new ArrayList<>();
        boolean inside = false;
        for (String line : source.lines().toList()) {
            if (begins(line)) {
                inside = true;
                if (this == SOLUTION) {
                    left.add(line.substring(
                                    0, line.length() - line.stripLeading().length())
                            + STUB);
                }
            } else if (ends(line)) {
                inside = false;
            } else if (!inside) {
                left.add(line);
            }
        }
        return String.join("\n", left);
    }
}
