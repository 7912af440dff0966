/** What the doors of the program share: where things lie and which images a run takes. */
@NullMarked
package org.activationlab.app;

import org.jspecify.annotations.NullMarked;
