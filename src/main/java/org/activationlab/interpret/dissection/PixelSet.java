package org.activationlab.interpret.dissection;

/** Some pixels of an image, packed so that what two sets share is counted quickly. */
final class PixelSet {

    private final long[] words;
    private final int size;

    private PixelSet(long[] words, int size) {
        this.words = words;
        this.size = size;
    }

    /** Tells which pixels belong. */
    @FunctionalInterface
    interface Member {
        boolean is(int pixel);
    }

    static PixelSet of(int pixels, Member member) {
        long[] words = new long[(pixels + Long.SIZE - 1) / Long.SIZE];
        int size = 0;
        for (int i = 0; i < pixels; i++) {
            if (member.is(i)) {
                words[i / Long.SIZE] |= 1L << (i % Long.SIZE);
                size++;
            }
        }
        return new PixelSet(words, size);
    }

    int size() {
        return size;
    }

    /** How many pixels both have. */
    int shared(PixelSet other) {
        int count = 0;
        for (int i = 0; i < words.length; i++) {
            count += Long.bitCount(words[i] & other.words[i]);
        }
        return count;
    }
}
