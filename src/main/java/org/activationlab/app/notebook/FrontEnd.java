package org.activationlab.app.notebook;

/** Where things are shown: a kernel's notebook, or a console where there is none. */
interface FrontEnd {

    /**
     * Shows something below the running cell.
     *
     * @param bundle what
     * @param id a name for {@link #update}, new for every call
     */
    void display(Bundle bundle, String id);

    /**
     * Puts something in the place of what was shown under a name.
     *
     * @param bundle what
     * @param id the name that {@link #display} was given
     */
    void update(Bundle bundle, String id);

    /** Says whether {@link #update} replaces; where it does not, progress is told in few lines. */
    default boolean replaces() {
        return true;
    }

    /** Lets the last value of a cell be rendered the same way as what is shown, where the kernel allows it. */
    default void registerRenderers() {}
}
