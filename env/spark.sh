# Sourced after build.sh by the scripts that use Apache Spark: builds the jar for spark-submit and finds a Spark.

# Builds the jar that spark-submit takes, unless it is newer than everything it is made from. Sets spark_jar.
build_spark() {
    build
    spark_jar="${jar%.jar}-spark.jar"
    if [ ! -e "$spark_jar" ] || [ "$spark_jar" -ot "$stamp" ]; then
        require_maven
        echo "Building the jar for spark-submit." >&2
        exec 9>"$home/target/build.lock"
        flock 9
        (cd "$home" && mvn -B -q -ntp -Dstyle.color=never -DskipTests -Pspark package) >&2 || fail "the build failed; the lines above say where."
        exec 9>&-
        touch "$spark_jar"
    fi
}

# Finds the Spark to submit with: SPARK_HOME, or the jars that this project is compiled with, laid out like a Spark.
spark_home() {
    if [ -n "${SPARK_HOME:-}" ]; then
        [ -d "$SPARK_HOME/jars" ] || fail "SPARK_HOME is $SPARK_HOME, but there is no folder jars in it. Correct or unset it."
        return
    fi
    spark_version=$(sed -n 's|.*<spark.version>\(.*\)</spark.version>.*|\1|p' "$home/pom.xml")
    export SPARK_HOME="$home/target/spark-$spark_version"
    if [ ! -e "$SPARK_HOME/complete" ]; then
        require_maven
        echo "Fetching Spark $spark_version (150 MB, once)." >&2
        rm -rf "$SPARK_HOME"
        mkdir -p "$SPARK_HOME"
        cat >"$SPARK_HOME/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>org.activationlab</groupId>
  <artifactId>spark-home</artifactId>
  <version>$spark_version</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.spark</groupId>
      <artifactId>spark-core_2.13</artifactId>
      <version>$spark_version</version>
      <exclusions>
        <exclusion><groupId>org.rocksdb</groupId><artifactId>rocksdbjni</artifactId></exclusion>
        <exclusion><groupId>com.ibm.icu</groupId><artifactId>icu4j</artifactId></exclusion>
      </exclusions>
    </dependency>
  </dependencies>
</project>
POM
        mvn -B -q -ntp -Dstyle.color=never -f "$SPARK_HOME/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
            -DincludeScope=runtime -DoutputDirectory="$SPARK_HOME/jars" >&2 || fail "Spark could not be fetched; the lines above say why."
        mkdir "$SPARK_HOME/conf"
        printf '%s\n' 'rootLogger.level = warn' 'rootLogger.appenderRef.console.ref = console' 'appender.console.type = Console' \
            'appender.console.name = console' 'appender.console.target = SYSTEM_ERR' 'appender.console.layout.type = PatternLayout' \
            'appender.console.layout.pattern = %d %p %c{1}: %m%n' 'logger.host.name = org.apache.spark.util.Utils' \
            'logger.host.level = error' 'logger.hadoop.name = org.apache.hadoop' 'logger.hadoop.level = error' \
            'logger.djl.name = ai.djl' 'logger.djl.level = error' >"$SPARK_HOME/conf/log4j2.properties"
        touch "$SPARK_HOME/complete"
    fi
}

# spark-submit in client mode, in place of this process. Needs require_java, build_spark and spark_home.
submit() {
    export OMP_NUM_THREADS=1 MKL_NUM_THREADS=1 MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
    java_flags
    # Spark divides these words at spaces, so the path of this folder goes another way.
    options=()
    for flag in "${flags[@]:1}"; do
        [[ "$flag" == -Dactivationlab.home=* ]] || options+=("$flag")
    done
    export ACTIVATION_LAB_HOME="$home"
    spark_class org.apache.spark.deploy.SparkSubmit --driver-memory "${flags[0]#-Xmx}" --driver-java-options "${options[*]}" "$@"
}

# A program of Spark, in place of this process, with the flags that Spark itself finds out. Its launcher prints a NUL and a new
# line, then the words of the command with a NUL after each; the zero at the end says that it came that far.
spark_class() {
    # As Spark's own scripts do.
    export SPARK_SCALA_VERSION="${SPARK_SCALA_VERSION:-2.13}"
    mapfile -d '' words < <("$java" -Xmx128m -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main "$@" && printf '0\0')
    count=${#words[@]}
    [ "$count" -gt 2 ] && [ "${words[count - 1]}" = 0 ] || fail "Spark in $SPARK_HOME could not be started; the lines above say why."
    words[1]=${words[1]#$'\n'}
    exec "${words[@]:1:count - 2}"
}
