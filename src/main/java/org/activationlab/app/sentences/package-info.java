/**
 * Training, judging and explaining networks that tell praise from blame, with everything that is worth seeing of them kept
 * as files: logs, weights and words, confusion, predictions, and pictures of every layer.
 */
@NullMarked
package org.activationlab.app.sentences;

import org.jspecify.annotations.NullMarked;
