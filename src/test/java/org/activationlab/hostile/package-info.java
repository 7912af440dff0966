/** Files that nobody should have to trust: damaged, forged, made to harm. */
package org.activationlab.hostile;
