/**
 * Sentences that praise or blame, and where they come from: tsv files, film reviews made by code, and vectors of words.
 */
@NullMarked
package org.activationlab.data.sentences;

import org.jspecify.annotations.NullMarked;
