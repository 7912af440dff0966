package org.activationlab.judge;

/**
 * One number that a judge reads.
 *
 * @param name what it is, in words
 * @param source where it comes from
 */
public record Feature(String name, Source source) {

    /** Where a number comes from. */
    public enum Source {
        /** The second max-pool. */
        MAXPOOL2("maxpool2"),
        /** The first dense layer. */
        FC1("fc1"),
        /** The second dense layer. */
        FC2("fc2"),
        /** The logits. */
        FC3("fc3"),
        /** The judged network as such: the same for all of its predictions, or for all with the same answer. */
        NETWORK("network");

        private final String title;

        Source(String title) {
            this.title = title;
        }

        /**
         * Names the source for a reader.
         *
         * @return the part of a trace, or "network"
         */
        public String title() {
            return title;
        }

        /** The source whose part the name begins with. */
        static Source of(String name) {
            for (Source source : values()) {
                if (name.startsWith(source.title)) {
                    return source;
                }
            }
            return NETWORK;
        }
    }

    static Feature of(String name) {
        return new Feature(name, Source.of(name));
    }
}
