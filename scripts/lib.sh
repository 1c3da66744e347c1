# Shared by the scripts: finds the tools, builds once, says clearly what is missing. Source it, do not run it.
set -euo pipefail
ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
REQUIRED_JAVA=25

say() { printf '%s\n' "$*" >&2; }
# A script whose exit code 1 says something sets DIE_CODE to another.
die() { say "$*"; exit "${DIE_CODE:-1}"; }

# A JDK 25 on JAVA_HOME, on PATH, or installed beside the default one.
find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v javac || echo /none/none/none)")")")" \
    /usr/lib/jvm/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] && [ -x "$home/bin/javac" ] || continue
    grep -q "^JAVA_VERSION=\"$REQUIRED_JAVA\b" "$home/release" 2>/dev/null && { echo "$home"; return 0; }
  done
  return 1
}

# A Java of this version or newer that can run what was built; prints its program.
find_java() { # version
  local home major
  for home in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v java || echo /none/none/none)")")")" \
    /usr/lib/jvm/* /opt/jdk* /opt/jre* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] && [ -x "$home/bin/java" ] || continue
    major="$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null)"
    [ "${major:-0}" -ge "$1" ] && { echo "$home/bin/java"; return 0; }
  done
  return 1
}

use_jdk() {
  local home
  home="$(find_jdk)" || die "OneNet needs a JDK $REQUIRED_JAVA (for example Temurin $REQUIRED_JAVA). None was found in JAVA_HOME, on PATH or under /usr/lib/jvm: install one or set JAVA_HOME."
  export JAVA_HOME="$home" PATH="$home/bin:$PATH"
}

# Installs Debian packages where the machine lets us; otherwise says what to install and returns 1.
need_packages() { # why package...
  local why="$1" p missing=(); shift
  for p in "$@"; do dpkg -s "$p" >/dev/null 2>&1 || missing+=("$p"); done
  [ ${#missing[@]} -eq 0 ] && return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing ${missing[*]} ($why) …"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >/tmp/onenet-apt.log 2>&1 && return 0
    say "apt-get could not install ${missing[*]}: see /tmp/onenet-apt.log"
  else
    say "Missing for $why: ${missing[*]} (apt-get install ${missing[*]})."
  fi
  return 1
}

# Two other makers' SM2 for the cross-checks: pinned, inside target/oracles, never on the machine. Returns 1 when one is missing.
ensure_oracles() {
  local at="$ROOT/target/oracles" rc=0
  mkdir -p "$at"
  if [ ! -x "$at/python/bin/python" ] || ! "$at/python/bin/python" -c 'import gmssl' 2>/dev/null; then
    { python3 -m venv "$at/python" && "$at/python/bin/pip" install -q gmssl==3.2.2; } >"$at/python.log" 2>&1 || { rm -rf "$at/python"; rc=1; }
  fi
  if [ ! -d "$at/node_modules/sm-crypto-v2" ]; then
    npm --prefix "$at" install --no-audit --no-fund --silent sm-crypto-v2@1.15.1 >"$at/npm.log" 2>&1 || rc=1
  fi
  return $rc
}

MAVEN=(mvn -q -B -ntp)

newer_than() { # stamp: prints one source that is newer
  find "$ROOT" \( -name node_modules -o -name target -o -name .git -o -name dist -o -path "$ROOT/data" -o -path "$ROOT/docs" -o -path "$ROOT/practice" \) -prune \
    -o -type f -newer "$1" \( -name '*.java' -o -name '*.xml' -o -name '*.vue' -o -name '*.ts' -o -name '*.css' -o -name '*.properties' -o -name '*.sql' -o -name '*.yml' -o -name '*.json' \) -print -quit
}

# Everything a running system needs, built once; again only when a source is newer than the last build.
ensure_built() {
  local stamp="$ROOT/target/.built"
  use_jdk
  # A script that runs others has built already; stopping never builds.
  [ "${ONENET_BUILT:-no}" = no ] || return 0
  [ -f "$stamp" ] && [ -z "$(newer_than "$stamp")" ] && return 0
  command -v mvn >/dev/null || need_packages "the build" maven || die "Maven is missing."
  say "Building OneNet (the first time takes a few minutes) …"
  (cd "$ROOT" && "${MAVEN[@]}" install -DskipTests) || die "The build failed."
  mkdir -p "$ROOT/target" && touch "$stamp"
}
