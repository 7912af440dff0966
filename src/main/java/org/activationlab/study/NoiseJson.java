package org.activationlab.study;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import com.fasterxml.jackson.databind.InjectableValues;
import org.activationlab.pairs.NoiseSharing;

/**
 * How {@link org.activationlab.pairs.NoiseSettings} stand in JSON: shared noise is not mentioned, because files and
 * fingerprints of runs from before there was any other must stay what they are.
 */
abstract class NoiseJson {

    private static final String SHARING = "sharing";

    /** What an absent entry means. */
    static final InjectableValues DEFAULTS = new InjectableValues.Std().addValue(SHARING, NoiseSharing.SHARED);

    @JsonCreator
    NoiseJson(
            @JsonProperty("scale") double scale,
            @JsonProperty("draws") int draws,
            @JsonProperty("seed") long seed,
            @JsonProperty("stopWidth") double stopWidth,
            @JsonProperty(SHARING) @JacksonInject(value = SHARING, useInput = OptBoolean.TRUE) NoiseSharing sharing) {}

    @JsonProperty(SHARING)
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Shared.class)
    abstract NoiseSharing sharing();

    /** Equals what is left out. */
    static final class Shared {
        @Override
        public boolean equals(Object value) {
            return value == NoiseSharing.SHARED;
        }

        @Override
        public int hashCode() {
            return 0;
        }
    }
}
