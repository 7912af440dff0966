/**
 * The study's question asked of sentences: whether what an LSTM computes tells how far its answer can be trusted, with
 * networks and sentences that the judges never met.
 */
@NullMarked
package org.activationlab.study.sentences;

import org.jspecify.annotations.NullMarked;
