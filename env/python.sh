# Sourced after build.sh by the scripts that need Jupyter: finds a Python that has it, and the kernel.

# require_python MODULE...: sets $python to one that can import all of them.
require_python() {
    local candidate modules
    modules=$(IFS=,; echo "$*")
    for candidate in "${ACTIVATION_LAB_PYTHON:-}" "$home/env/.local/python/bin/python" python3 /usr/bin/python3; do
        if [ -n "$candidate" ] && "$candidate" -c "import $modules" 2>/dev/null; then
            python=$candidate
            return
        fi
    done
    fail "a Python with $* is needed. On Debian or Ubuntu: apt-get install jupyter-notebook jupyter-nbconvert python3-nbclient python3-jupyter-kernel-test
Elsewhere: python3 -m venv env/.local/python && env/.local/python/bin/pip install notebook nbconvert nbclient jupyter_kernel_test"
}

# Installs the kernel of the sources at hand in a place of its own, so that the one in use stays as it is.
require_kernel() {
    "$home/env/install-kernel" --prefix "$home/target/kernel" "$@" >/dev/null
    export JUPYTER_PATH="$home/target/kernel/share/jupyter"
}

# Makes the java kernel in env/.local and lets Jupyter find it there, before any other of the same name.
use_kernel() {
    "$home/env/install-kernel" "$@" >/dev/null
    export JUPYTER_PATH="$home/env/.local/share/jupyter${JUPYTER_PATH:+:$JUPYTER_PATH}"
}
