package org.activationlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Damages files of one folder, one at a time, and asks readers what they make of each. */
final class Trials {

    private final Keepsake kept;
    private final int flips;
    private final List<Trial> done = new ArrayList<>();
    private final Map<Reader, String> undisturbed = new HashMap<>();

    /**
     * Remembers a folder.
     *
     * @param flips how often each kind of damage that has a place is done, at places by as many seeds
     */
    Trials(Path folder, int flips) throws IOException {
        kept = Keepsake.of(folder);
        this.flips = flips;
    }

    /** What a reader comes to while nothing is damaged; asked twice, so that equal results mean something. */
    private String expected(Reader reader) throws Exception {
        String known = undisturbed.get(reader);
        if (known == null) {
            known = reader.result().call();
            kept.restore();
            String again = reader.result().call();
            kept.restore();
            if (!known.equals(again)) {
                throw new IllegalStateException(reader.name() + " comes to two results:\n" + known + "\n" + again);
            }
            undisturbed.put(reader, known);
        }
        return known;
    }

    /**
     * Damages a file in every way.
     *
     * @param kind for the table
     * @param file which one
     * @param other another of its kind, for a swap; the same where there is none
     * @param names a refusal has to contain one of these
     * @param readers who reads it
     */
    void on(String kind, Path file, Path other, List<String> names, List<Reader> readers) throws Exception {
        byte[] whole = kept.bytes(file);
        for (Damage damage : Damage.values()) {
            if (!damage.fits(whole, kept.bytes(other))) {
                continue;
            }
            boolean placed = !List.of(Damage.EMPTY, Damage.ZEROS, Damage.SWAPPED, Damage.LAST_BYTE_LOST)
                    .contains(damage);
            for (int seed = 1; seed <= (placed ? flips : 1); seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                byte[] broken = damage.to(whole, kept.bytes(other), random);
                if (Arrays.equals(broken, whole)) {
                    continue;
                }
                for (Reader reader : readers) {
                    String expected = expected(reader);
                    Files.write(file, broken);
                    done.add(Trial.of(kind, file, names, damage + " seed " + seed, reader, whole, expected));
                    kept.restore();
                }
            }
        }
    }

    List<Trial> done() {
        return List.copyOf(done);
    }

    /** What went wrong, for the message of a failed test. */
    List<Trial> bad() {
        return done.stream().filter(trial -> !trial.good()).toList();
    }

    /** How many files were damaged: several readers of the same damage count once. */
    long damages() {
        return done.stream()
                .map(trial -> trial.kind() + trial.file() + trial.damage())
                .distinct()
                .count();
    }

    void write(String name) throws IOException {
        Ledger ledger = new Ledger("kind", "file", "damage", "reader", "outcome", "message");
        done.forEach(trial -> ledger.add(
                trial.kind(), trial.file(), trial.damage(), trial.reader(), trial.outcome(), trial.message()));
        ledger.write(name);
    }
}
