package org.activationlab.app.bench;

/**
 * One line to a child process: work for some time and tell how much was done.
 *
 * @param benchmark its name
 * @param seconds about how long to work, above 0
 * @param workers how many threads the product uses; opponents choose their threads themselves
 * @param images the folder with the four idx files
 */
record Request(String benchmark, double seconds, int workers, String images) {}
