#!/bin/bash
# Packages what the images copy: the services' -exec.jar files, and the simulators with their dependencies.
set -euo pipefail
cd "$(dirname "$0")/../.."
mvn -q -B install -DskipTests -Dspotless.check.skip
mvn -q -B -pl deploy/simulators dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/dependency
ls -1 ./*/target/*-exec.jar deploy/simulators/target/simulators-*.jar
