package org.activationlab.meta;

/** On which side of a split a model or an image stands. */
enum Side {
    TRAIN,
    VALIDATION,
    TEST;

    private static final double TRAIN_SHARE = 0.6;
    private static final double VALIDATION_SHARE = 0.2;

    /** 60 % train, 20 % validation, 20 % test, of a number that is spread evenly over [0, 1). */
    static Side of(double share) {
        return share < TRAIN_SHARE ? TRAIN : share < TRAIN_SHARE + VALIDATION_SHARE ? VALIDATION : TEST;
    }

    /** The same proportion of train to validation, with nothing left to test. */
    static Side withoutTest(double share) {
        return share < TRAIN_SHARE / (TRAIN_SHARE + VALIDATION_SHARE) ? TRAIN : VALIDATION;
    }
}
