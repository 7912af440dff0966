# Sourced after build.sh: finds a Python that has what a script needs of Jupyter, and the kernel.

# require_python MODULE...: sets $python to one that can import all of them.
require_python() {
    local modules wanted candidate
    modules=$(IFS=,; echo "$*")
    for candidate in "${ACTIVATION_LAB_PYTHON:-}" python3 /usr/bin/python3; do
        if [ -n "$candidate" ] && command -v "$candidate" >/dev/null && "$candidate" -c "import $modules" 2>/dev/null; then
            python="$candidate"
            return
        fi
    done
    fail "a Python with the modules $* is needed. On Debian or Ubuntu: apt-get install jupyter-notebook jupyter-nbconvert python3-nbclient" \
        "Elsewhere: python3 -m venv env/.local/python && env/.local/python/bin/pip install notebook nbconvert nbclient, then set ACTIVATION_LAB_PYTHON=env/.local/python/bin/python"
}

# Makes the java kernel in env/.local and lets Jupyter find it there, before any other of the same name.
use_kernel() {
    "$home/env/install-kernel" "$@" >/dev/null
    export JUPYTER_PATH="$home/env/.local/share/jupyter${JUPYTER_PATH:+:$JUPYTER_PATH}"
}
