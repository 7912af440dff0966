package org.activationlab.pairs;

/** The noise ratio of one pair while the draws come in: after 1 draw, after 2, up to all of them. Immutable. */
public final class RunningRatio {

    /** How many of the first k + 1 draws kept the digit, at place k. */
    private final int[] unchanged;

    private RunningRatio(int[] unchanged) {
        this.unchanged = unchanged;
    }

    /**
     * Counts the draws that keep the digit.
     *
     * @param predictedDigit the digit that the model gave to the clean image, 0 to 9
     * @param digits (draws), its answer to each noisy copy in the order of the draws, at least one; see
     *     {@link NoiseLabeller#predictions}
     * @return the ratio after every draw
     * @throws IllegalArgumentException if there is no draw or one of the digits is no digit
     */
    public static RunningRatio of(int predictedDigit, int... digits) {
        SampledPair.requireDigit("predictedDigit", predictedDigit);
        if (digits.length == 0) {
            throw new IllegalArgumentException("a running ratio needs at least one draw, but none came");
        }
        int[] unchanged = new int[digits.length];
        int kept = 0;
        for (int draw = 0; draw < digits.length; draw++) {
            SampledPair.requireDigit("the digit of draw " + draw, digits[draw]);
            kept += digits[draw] == predictedDigit ? 1 : 0;
            unchanged[draw] = kept;
        }
        return new RunningRatio(unchanged);
    }

    /**
     * Gives the number of draws.
     *
     * @return at least 1
     */
    public int draws() {
        return unchanged.length;
    }

    /**
     * Gives the ratio of the first draws.
     *
     * @param draws how many of the first draws count, 1 to {@link #draws()}
     * @return the survivors among them
     * @throws IllegalArgumentException if there are not so many draws
     */
    public NoiseRatio after(int draws) {
        if (draws < 1 || draws > unchanged.length) {
            throw new IllegalArgumentException("there are ratios after 1 to " + unchanged.length
                    + " draws, but the one after " + draws + " was asked for");
        }
        return new NoiseRatio(unchanged[draws - 1], draws);
    }

    /**
     * Gives the ratio of all draws.
     *
     * @return {@code after(draws())}
     */
    public NoiseRatio last() {
        return after(draws());
    }
}
