package org.activationlab.data;
/** x. */
public final class IdxReader { static final int MOST_IMAGES = 1_000_000; }
