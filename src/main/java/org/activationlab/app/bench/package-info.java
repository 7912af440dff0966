/**
 * The benchmark room: measures the product beside plain loops on the same machine, and writes what came out.
 *
 * <p>The only room of this floor that uses DJL, because one of the opponents is DJL's own way of training.
 */
@NullMarked
package org.activationlab.app.bench;

import org.jspecify.annotations.NullMarked;
