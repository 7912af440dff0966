package org.activationlab.hostile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Damages valid files without knowing their format: bits, lengths, pieces, words. Equal random numbers give equal bytes.
 */
final class Mutator {

    /** Damaged files need not be large to be wrong. */
    static final int MOST_BYTES = 1 << 18;

    private static final int MOST_ROUNDS = 6;
    private static final int EDGE = 96;

    private static final long[] EXTREMES = {
        0,
        -1,
        1,
        2,
        Byte.MAX_VALUE,
        Short.MAX_VALUE,
        0xffff,
        0x10000,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        0xffffffffL,
        0x100000000L,
        0x7fffffff_7fffffffL,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        1 << 20,
        1 << 24,
        1 << 30
    };

    private final List<byte[]> seeds;
    private final List<byte[]> words;
    private final boolean text;

    /**
     * @param seeds valid files
     * @param words pieces that mean something in the format
     * @param text whether lines, numbers and values are damaged, too
     */
    Mutator(List<byte[]> seeds, List<String> words, boolean text) {
        this.seeds = seeds;
        this.words = words.stream()
                .map(word -> word.getBytes(StandardCharsets.ISO_8859_1))
                .toList();
        this.text = text;
    }

    byte[] next(SplittableRandom random) {
        byte[] bytes = oneOf(seeds, random).clone();
        int rounds = 1 + random.nextInt(MOST_ROUNDS);
        for (int i = 0; i < rounds; i++) {
            bytes = text && random.nextBoolean() ? TextDamage.damaged(bytes, random) : damaged(bytes, random);
            if (bytes.length > MOST_BYTES) {
                bytes = Arrays.copyOf(bytes, MOST_BYTES);
            }
        }
        return bytes;
    }

    private byte[] damaged(byte[] bytes, SplittableRandom random) {
        if (bytes.length == 0) {
            return oneOf(seeds, random).clone();
        }
        int at = position(bytes.length, random);
        int length = 1 + random.nextInt(Math.min(bytes.length - at, 1 << random.nextInt(12)));
        switch (random.nextInt(11)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2, 3 -> putExtreme(bytes, at, random);
            case 4 -> {
                return joined(bytes, 0, at, bytes, at + length, bytes.length);
            }
            case 5 -> {
                return joined(bytes, 0, at + length, bytes, at, bytes.length);
            }
            case 6 -> {
                int other = random.nextInt(bytes.length - length + 1);
                byte[] piece = Arrays.copyOfRange(bytes, at, at + length);
                System.arraycopy(bytes, other, bytes, at, length);
                System.arraycopy(piece, 0, bytes, other, length);
            }
            case 7 -> {
                return Arrays.copyOf(bytes, at);
            }
            case 8 -> {
                byte[] end = oneOf(seeds, random);
                return joined(bytes, 0, at, end, random.nextInt(end.length + 1), end.length);
            }
            case 9 -> {
                byte[] word = oneOf(words, random);
                System.arraycopy(word, 0, bytes, at, Math.min(word.length, bytes.length - at));
            }
            default -> {
                byte[] word = oneOf(words, random);
                return joined(joined(bytes, 0, at, word, 0, word.length), bytes, at);
            }
        }
        return bytes;
    }

    /** Half of all damage goes to the first and last bytes, where headers and footers are. */
    private static int position(int length, SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(Math.min(length, EDGE));
            case 1 -> length - 1 - random.nextInt(Math.min(length, EDGE));
            default -> random.nextInt(length);
        };
    }

    private static void putExtreme(byte[] bytes, int at, SplittableRandom random) {
        int width = 1 << random.nextInt(4);
        // Most formats keep their lengths at multiples of their width.
        int start = random.nextBoolean() ? at / width * width : at;
        long value = EXTREMES[random.nextInt(EXTREMES.length)] + (random.nextInt(4) == 0 ? random.nextInt(-3, 4) : 0);
        ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
        if (random.nextBoolean()) {
            number.order(ByteOrder.LITTLE_ENDIAN).putLong(value);
        } else {
            number.putLong(value << (Long.SIZE - Byte.SIZE * width));
        }
        System.arraycopy(number.array(), 0, bytes, start, Math.min(width, bytes.length - start));
    }

    private static byte[] joined(byte[] one, int from, int to, byte[] other, int otherFrom, int otherTo) {
        byte[] result = Arrays.copyOfRange(one, from, to + Math.max(0, otherTo - otherFrom));
        System.arraycopy(other, otherFrom, result, to - from, otherTo - otherFrom);
        return result;
    }

    private static byte[] joined(byte[] start, byte[] bytes, int from) {
        return joined(start, 0, start.length, bytes, from, bytes.length);
    }

    private static byte[] oneOf(List<byte[]> all, SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }
}
