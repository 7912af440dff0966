package org.activationlab.app.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * The checks of labs. Each says what was expected, what came, and, where the lab gives one, a hint.
 *
 * <p>A check cell ends with the points it is worth, as a number: Jupyter's graders read that as the cell's points. Nothing
 * here prints on the error stream, which such graders take for a failure.
 */
public final class Check {

    private final double most;
    private final List<String> failures = new ArrayList<>();
    private double worth;
    private double reached;

    private Check(double most) {
        this.most = most;
    }

    /** What a part of a check does. */
    @FunctionalInterface
    public interface Part {
        /**
         * Compares.
         *
         * @throws Exception if something is wrong
         */
        void check() throws Exception;
    }

    /**
     * Requires that something holds.
     *
     * @param holds whether it does
     * @param otherwise what is wrong if it does not, and a hint
     * @throws CheckFailure if it does not hold
     */
    public static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new CheckFailure(otherwise);
        }
    }

    /**
     * Requires that two things are equal.
     *
     * @param what what is compared, such as "the votes of image 7"
     * @param expected what is right
     * @param came what the student's code gave
     * @throws CheckFailure if they are not equal
     */
    public static void equal(String what, Object expected, Object came) {
        that(Objects.equals(expected, came), what + ": expected " + expected + ", but " + came + " came");
    }

    /**
     * Requires that a number is nearly another.
     *
     * @param what what is compared
     * @param expected what is right
     * @param came what the student's code gave
     * @param tolerance how far off it may be, 0 or more
     * @throws CheckFailure if it is farther off, or no number
     */
    public static void close(String what, double expected, double came, double tolerance) {
        that(
                Math.abs(expected - came) <= tolerance,
                String.format(
                        Locale.ROOT,
                        "%s: expected %.6g (give or take %.2g), but %.6g came",
                        what,
                        expected,
                        tolerance,
                        came));
    }

    /**
     * Requires that a number lies in a range.
     *
     * @param what what is compared
     * @param came what the student's code gave
     * @param least the smallest right number
     * @param most the largest right number
     * @throws CheckFailure if it lies outside, or is no number
     */
    public static void within(String what, double came, double least, double most) {
        that(
                came >= least && came <= most,
                String.format(Locale.ROOT, "%s: expected %.6g to %.6g, but %.6g came", what, least, most, came));
    }

    /**
     * Requires that something is refused.
     *
     * @param what what is done, such as "an interval of no votes"
     * @param type the exception that is right
     * @param doing does it
     * @throws CheckFailure if nothing or something else is thrown
     */
    public static void refuses(String what, Class<? extends Throwable> type, Callable<?> doing) {
        Object came;
        try {
            came = doing.call();
        } catch (Exception e) {
            that(type.isInstance(e), what + ": expected " + type.getSimpleName() + ", but " + e + " was thrown");
            return;
        }
        throw new CheckFailure(what + ": expected " + type.getSimpleName() + ", but " + came + " came back");
    }

    /**
     * Begins a check whose parts are worth points of their own.
     *
     * @param points the points of all parts together
     * @return a check without parts
     */
    public static Check worth(double points) {
        return new Check(points);
    }

    /**
     * Does a part; one that fails costs its points and nothing else.
     *
     * @param points what it is worth
     * @param name what it is about, for the message
     * @param part compares
     * @return this check
     */
    public Check part(double points, String name, Part part) {
        worth += points;
        try {
            part.check();
            reached += points;
        } catch (CheckFailure e) {
            failures.add(name + ": " + e.getMessage());
        } catch (InterruptedException e) {
            // The cell is to stop; not only this part.
            Thread.currentThread().interrupt();
            throw new CheckFailure(name + ": stopped");
        } catch (Exception | StackOverflowError | AssertionError | LinkageError e) {
            failures.add(name + ": " + e);
        }
        return this;
    }

    /**
     * Ends the check, and prints on the standard stream what is still wrong.
     *
     * @return the points of the parts that were right
     * @throws CheckFailure if none was
     * @throws IllegalStateException if the parts are worth more than the check, a mistake of the lab
     */
    public double points() {
        if (worth > most + 1e-9) {
            throw new IllegalStateException("the check is worth " + most + " points, but its parts " + worth);
        }
        if (failures.isEmpty()) {
            // Less than the whole where parts are hidden from students.
            return reached;
        }
        if (reached <= 0) {
            throw new CheckFailure(String.join("\n", failures));
        }
        failures.forEach(failure -> System.out.println("still wrong: " + failure));
        return reached;
    }
}
