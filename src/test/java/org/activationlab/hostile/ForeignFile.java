package org.activationlab.hostile;

import java.nio.file.Path;
import java.util.List;

/**
 * A kind of file that comes from elsewhere, and the code that must read any bytes in it without harm.
 *
 * @param name how figures call it
 * @param suffix how the file's name ends
 * @param seeds valid files, as they are before {@code packing}
 * @param words pieces that mean something in the format
 * @param text whether it is text
 * @param packing what is done to the damaged bytes, so that the damage lies below a checksum
 * @param reader reads the file
 */
public record ForeignFile(
        String name,
        String suffix,
        List<byte[]> seeds,
        List<String> words,
        boolean text,
        Packing packing,
        Reader reader) {

    /** Reads a file of any bytes, or refuses it with an exception that says why. */
    @FunctionalInterface
    public interface Reader {
        /** @param file the only file in a folder of its own */
        void read(Path file) throws Exception;
    }

    /** Wraps bytes. */
    @FunctionalInterface
    public interface Packing {
        byte[] of(byte[] bytes);
    }

    /** Checks. */
    public ForeignFile {
        if (seeds.isEmpty() || words.isEmpty()) {
            throw new IllegalArgumentException(name + " needs seeds and words");
        }
        seeds = List.copyOf(seeds);
        words = List.copyOf(words);
    }

    /** A format of bytes. */
    public static ForeignFile binary(String name, List<byte[]> seeds, List<String> words, Reader reader) {
        return new ForeignFile(name, "", seeds, words, false, bytes -> bytes, reader);
    }

    /** A format of text. */
    public static ForeignFile text(String name, List<byte[]> seeds, List<String> words, Reader reader) {
        return new ForeignFile(name, "", seeds, words, true, bytes -> bytes, reader);
    }

    /** The same with its damage below a packing. */
    public ForeignFile packed(String newName, Packing newPacking) {
        return new ForeignFile(newName, suffix, seeds, words, text, newPacking, reader);
    }

    /** The bytes of an execution: the same for the same seed and number. */
    byte[] bytes(long seed, long number) {
        return packing.of(new Mutator(seeds, words, text).next(RandomNumbers.of(name, seed, number)));
    }
}
