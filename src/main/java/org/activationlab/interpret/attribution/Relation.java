package org.activationlab.interpret.attribution;

/** Among which pairs of network and image two things are compared. */
public enum Relation {
    /** All of them. */
    POOLED("all pairs", false, false),
    /** Those of one network at a time: that a network as a whole is firm and sharp does not count. */
    WITHIN("within networks", false, false),
    /** The same among pairs of like logit margin: what the network says of its own certainty does not count. */
    GIVEN_MARGIN("within networks, given the margin", true, false),
    /** The same among pairs of like margin and like amount of ink. */
    GIVEN_MARGIN_AND_INK("within networks, given margin and ink", true, true);

    private final String title;
    private final boolean margin;
    private final boolean ink;

    Relation(String title, boolean margin, boolean ink) {
        this.title = title;
        this.margin = margin;
        this.ink = ink;
    }

    /**
     * Names it for people.
     *
     * @return a few words
     */
    public String title() {
        return title;
    }

    boolean givenMargin() {
        return margin;
    }

    boolean givenInk() {
        return ink;
    }
}
