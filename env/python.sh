# Sourced by the scripts that speak to a kernel as Jupyter does: finds a Python that has Jupyter's client.

require_jupyter() {
    local candidate
    for candidate in "${ACTIVATION_LAB_PYTHON:-}" python3 /usr/bin/python3; do
        if [ -n "$candidate" ] && "$candidate" -c "import jupyter_client${1:+, $1}" 2>/dev/null; then
            python=$candidate
            return
        fi
    done
    fail "a Python with jupyter_client${1:+ and $1} is needed. On Debian or Ubuntu: apt-get install python3-jupyter-client${1:+; $1: pip install $1}. Then set ACTIVATION_LAB_PYTHON to that Python"
}

# Installs the kernel of the sources at hand in a place of its own, so that the one in use stays as it is.
require_kernel() {
    "$home/env/install-kernel" --prefix "$home/target/kernel" >/dev/null
    export JUPYTER_PATH="$home/target/kernel/share/jupyter"
}
