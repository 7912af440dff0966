/**
 * The same questions asked of sentences: an LSTM that tells praise from blame, its vocabulary and its training, what
 * each word adds to an answer, and how an answer holds when words are left out or embeddings are disturbed.
 */
@NullMarked
package org.activationlab.text;

import org.jspecify.annotations.NullMarked;
