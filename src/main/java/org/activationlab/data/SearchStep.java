package org.activationlab.data;

/**
 * One place where data was looked for.
 *
 * @param place a folder, an address, or another place, in words
 * @param outcome what was found there, or why nothing was
 * @param found whether usable data is there
 */
public record SearchStep(String place, String outcome, boolean found) {
    @Override
    public String toString() {
        return place + ": " + outcome;
    }
}
