package org.activationlab.interpret.dissection;

/** Something about a part of a digit that can be computed from its pixels. */
public enum Concept {
    /** Ink of strokes that run from left to right. */
    HORIZONTAL("horizontal stroke"),
    /** Ink of strokes that run from bottom left to top right. */
    RISING("rising stroke"),
    /** Ink of strokes that run from top to bottom. */
    VERTICAL("vertical stroke"),
    /** Ink of strokes that run from top left to bottom right. */
    FALLING("falling stroke"),
    /** Paper that ink surrounds on all sides. */
    LOOP("inside of a loop"),
    /** Around the ends of strokes. */
    END_POINT("end of a stroke"),
    /** Around places where three or more strokes meet. */
    CROSSING("crossing"),
    /** Ink that lies farther than {@link DigitConcepts#THICK} from paper. */
    THICK("thick stroke"),
    /** Ink in the upper third of the image. */
    TOP("ink at the top"),
    /** Ink in the middle third, by rows. */
    MIDDLE("ink in the middle"),
    /** Ink in the lower third. */
    BOTTOM("ink at the bottom"),
    /** Ink in the left third. */
    LEFT("ink at the left"),
    /** Ink in the right third. */
    RIGHT("ink at the right");

    private final String title;

    Concept(String title) {
        this.title = title;
    }

    /**
     * Names it for people.
     *
     * @return a few words
     */
    public String title() {
        return title;
    }
}
