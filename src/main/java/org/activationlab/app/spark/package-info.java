/**
 * The door for Apache Spark: the same command line, with training and labelling done as Spark's tasks.
 *
 * <p>Spark brings its own classes; nothing outside this package needs them.
 */
@NullMarked
package org.activationlab.app.spark;

import org.jspecify.annotations.NullMarked;
