/**
 * Images and where they come from: idx files, a checked download, and digits drawn by code.
 */
@NullMarked
package org.activationlab.data;

import org.jspecify.annotations.NullMarked;
