/**
 * Files on disk: written whole or not at all, and told apart by their SHA-256.
 */
@NullMarked
package org.activationlab.files;

import org.jspecify.annotations.NullMarked;
