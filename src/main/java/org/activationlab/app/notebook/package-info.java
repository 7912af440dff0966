/**
 * What a notebook sees: tables, figures and images shown in place, progress that updates, and a run of the study to work
 * with. The same cells run on several Java kernels; which one is found out once, at the first use.
 */
@NullMarked
package org.activationlab.app.notebook;

import org.jspecify.annotations.NullMarked;
