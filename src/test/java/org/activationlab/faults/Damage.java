package org.activationlab.faults;

import java.util.Arrays;
import java.util.SplittableRandom;

/** What may happen to a file on a disk. */
enum Damage {
    /** Cut off somewhere. */
    TRUNCATED {
        @Override
        byte[] to(byte[] whole, byte[] other, SplittableRandom random) {
            return Arrays.copyOf(whole, random.nextInt(whole.length));
        }
    },
    /** Cut off one byte before its end. */
    LAST_BYTE_LOST {
        @Override
        byte[] to(byte[] whole, byte[] other, SplittableRandom random) {
            return Arrays.copyOf(whole, whole.length - 1);
        }
    },
    /** One bit somewhere is another. */
    BIT_FLIPPED {
        @Override
        byte[] to(byte[] whole, byte[] other, SplittableRandom random) {
            byte[] changed = whole.clone();
            changed[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            return changed;
        }
    },
    /** One bit among the first hundred bytes is another: where formats keep what matters most. */
    BIT_FLIPPED_AT_START {
        @Override
        byte[] to(byte[] whole, byte[] other, SplittableRandom random) {
            byte[] changed = whole.clone();
            changed[random.nextInt(Math.min(100, whole.length))] ^= (byte) (1 << random.nextInt(8));
            return changed;
        }
    },
    /** A digit of a text, or a byte that looks like one, became another: what no parser can notice. */
    DIGIT_CHANGED {
        @Override
        byte[] to(byte[] whole, byte[] other, SplittableRandom random) {
            int[] digits = new int[whole.length];
            int count = 0;
            for (int i = 0; i < whole.length; i++) {
                if (whole[i] >= '0' && whole[i] <= '9') {
                    digits[count++] = i;
                }
            }
            byte[] changed = whole.clone();
            int at = digits[random.nextInt(count)];
            changed[at] = (byte) ('0' + (whole[at] - '0' + 1 + random.nextInt(9)) % 10);
            return changed;
        }
    },
    /** Nothing is left. */
    EMPTY {
        @Override
        byte[] to(byte[] whole, byte[] other, SplittableRandom random) {
            return new byte[0];
        }
    },
    /** As long as before, but all zeros, as after a crash of the machine. */
    ZEROS {
        @Override
        byte[] to(byte[] whole, byte[] other, SplittableRandom random) {
            return new byte[whole.length];
        }
    },
    /** Another file of the same kind lies in its place. */
    SWAPPED {
        @Override
        byte[] to(byte[] whole, byte[] other, SplittableRandom random) {
            return other.clone();
        }
    };

    /**
     * Damages a file.
     *
     * @param whole its bytes, at least one
     * @param other those of another file of the same kind; the same bytes where there is none
     * @param random decides where
     */
    abstract byte[] to(byte[] whole, byte[] other, SplittableRandom random);

    /** Whether damaging it gives other bytes at all. */
    boolean fits(byte[] whole, byte[] other) {
        if (this == SWAPPED) {
            return !Arrays.equals(whole, other);
        }
        if (this == DIGIT_CHANGED) {
            for (byte value : whole) {
                if (value >= '0' && value <= '9') {
                    return true;
                }
            }
            return false;
        }
        return whole.length > 0;
    }
}
