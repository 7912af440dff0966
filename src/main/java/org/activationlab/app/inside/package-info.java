/** Looking inside networks: the work behind the commands and notebooks about attributions and features. */
@NullMarked
package org.activationlab.app.inside;

import org.jspecify.annotations.NullMarked;
