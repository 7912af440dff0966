package org.activationlab.study;

import java.io.Serializable;

/**
 * A kept model as a work item.
 *
 * @param id the model's name
 * @param file its parameters, relative to the run folder
 * @param sha256 SHA-256 of that file
 */
record ModelFile(String id, String file, String sha256) implements Serializable {}
