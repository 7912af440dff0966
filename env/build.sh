# Sourced by the scripts of this folder: finds what a build needs, says how to get what is missing, and builds.

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

fail() {
    printf 'activation-lab: %s\n' "$*" >&2
    exit 1
}

require_java() {
    if [ -n "${JAVA_HOME:-}" ]; then
        java="$JAVA_HOME/bin/java"
        [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it. Correct or unset it."
    else
        java=$(command -v java || true)
    fi
    [ -n "$java" ] && [ -x "$java" ] || fail "a JDK of version 17 or newer is needed. On Debian or Ubuntu: apt-get install openjdk-17-jdk-headless"
    version=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
    [ "${version:-0}" -ge 17 ] || fail "Java 17 or newer is needed, but $java has version ${version:-unknown}. Set JAVA_HOME to a newer JDK."
    [ -x "$(dirname "$(readlink -f "$java")")/javac" ] || fail "$java belongs to a run-time environment without a compiler. On Debian or Ubuntu: apt-get install openjdk-17-jdk-headless"
}

# LeNets learn in the processor's vector registers; a Java without the module computes by tensor operations instead.
vector_flags() {
    vectors=()
    ! grep -qs jdk.incubator.vector "$(dirname "$(readlink -f "$java")")/../release" || vectors=(--add-modules=jdk.incubator.vector)
}

# ACTIVATION_LAB_GPU=1 builds and starts for an NVIDIA GPU: PyTorch's build for processors stays off the class path, and DJL
# may fetch that for CUDA, unless PYTORCH_LIBRARY_PATH leads to a PyTorch of one's own.

# What every Java of this project is started with, its heap first; the pom's jvm.flags say the same to the tests. Needs require_java.
java_flags() {
    flags=("-Xmx${1:-1g}" -XX:+UseSerialGC -Djava.awt.headless=true -DOPT_OUT_TRACKING=true
        --add-opens=java.base/java.nio=ALL-UNNAMED --enable-native-access=ALL-UNNAMED)
    [ -n "${ACTIVATION_LAB_GPU:-}" ] || flags+=(-Dai.djl.offline=true)
    # From JDK 24 on Java warns of what Arrow and PyTorch do by their nature.
    [ "$version" -lt 24 ] || flags+=(--sun-misc-unsafe-memory-access=allow)
    vector_flags
    flags+=(${vectors[@]+"${vectors[@]}"})
    flags+=("-Dactivationlab.home=$home")
    # Words, separated by spaces.
    # shellcheck disable=SC2206
    flags+=(${ACTIVATION_LAB_JAVA_FLAGS:-})
}

require_maven() {
    command -v mvn >/dev/null || fail "Maven 3.6 or newer is needed for the build. On Debian or Ubuntu: apt-get install maven"
}

# Builds the program unless it is newer than everything it is made from. The stamp is written last, so that an
# interrupted build is none, and the lock keeps two starts from building at once.
build() {
    require_java
    stamp="$home/target/built${ACTIVATION_LAB_GPU:+-gpu}"
    if ! built; then
        require_maven
        mkdir -p "$home/target"
        exec 9>"$home/target/build.lock"
        flock 9
        if ! built; then
            echo "Building; the first time this downloads about 400 MB of libraries." >&2
            # Touched before Maven reads: what is saved meanwhile is newer and will be built the next time.
            touch "$home/target/building"
            # The vector classes are compiled first and by themselves; Maven would not see that they changed for others.
            [ -z "$(find "$home/src/main/java/org/activationlab/lenet/lanes" -newer "$home/target/classes" -print -quit 2>&1)" ] ||
                rm -rf "$home/target/classes" "$home/target/maven-status"
            # The jar keeps the modes of its files: without a mask of its own, equal sources would give unequal jars.
            (umask 022 && cd "$home" && mvn -B -q -ntp -Dstyle.color=never -DskipTests ${ACTIVATION_LAB_GPU:+-Pgpu} package) >&2 || fail "the build failed; the lines above say where."
            # Maven adds libraries but takes none away: that of the other kind of build must not stay.
            [ -z "${ACTIVATION_LAB_GPU:-}" ] || rm -f "$home"/target/lib/pytorch-native-cpu-*.jar
            rm -f "$home"/target/built*
            mv "$home/target/building" "$stamp"
        fi
        exec 9>&-
    fi
    jar=$(ls -t "$home"/target/activation-lab-*.jar | grep -v -e '-spark[.]jar$' | head -n 1)
}

built() {
    [ -e "$stamp" ] && [ -z "$(find "$home/pom.xml" "$home/src/main" -newer "$stamp" -print -quit)" ]
}
