/**
 * The command line: arguments in, exit code and progress out.
 */
@NullMarked
package org.activationlab.app.cli;

import org.jspecify.annotations.NullMarked;
