/**
 * The notebook door: a Jupyter kernel that runs cells of Java, built on JShell and on the base library of IJava.
 *
 * <p>Three threads never wait for a cell: control (interrupt and shutdown), the publisher and the heartbeat. Cells run in
 * a thread of their own that touches no socket, because interrupting a thread inside a socket would close that socket.
 */
@NullMarked
package org.activationlab.app.kernel;

import org.jspecify.annotations.NullMarked;
