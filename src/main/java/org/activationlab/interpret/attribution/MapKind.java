package org.activationlab.interpret.attribution;

/** What the values of a map are measured in. */
public enum MapKind {
    /** Change of the score per change of the pixel: times a change of the image, a change of the score. */
    SLOPES,
    /** Parts of the score: added up over some pixels, what these pixels are credited with. */
    SHARES,
    /** Comparable within one image only: an order and a sign. */
    RELATIVE
}
