package org.activationlab.house.broken.garage;

/** Stands in a room that the table does not know. */
public final class Car {}
