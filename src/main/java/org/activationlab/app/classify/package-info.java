/**
 * Training and judging classifiers of digits with everything that is worth seeing of them kept as files: logs, weights,
 * confusion, and figures of every epoch.
 */
@NullMarked
package org.activationlab.app.classify;

import org.jspecify.annotations.NullMarked;
