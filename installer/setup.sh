# Sourced by installer/run and installer/test: finds what the machine lacks, installs it, makes .venv from the lock.
# Does nothing, and needs no network, where all is there already.
# shellcheck shell=bash
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export LC_ALL=C.UTF-8 PYTHONUTF8=1
unset PYTHONHOME PYTHONPATH # another Python's modules would be found before those of .venv

# What the program needs from the system: how to tell that it is there, and the Debian 12 package that brings it.
NEEDED_TO_RUN="
python  3.11-3.13               python3-venv
library libGL.so.1              libgl1
library libEGL.so.1             libegl1
library libxkbcommon.so.0       libxkbcommon0
library libglib-2.0.so.0        libglib2.0-0
library libfontconfig.so.1      libfontconfig1
library libdbus-1.so.3          libdbus-1-3
library libxcb-cursor.so.0      libxcb-cursor0
library libxcb-icccm.so.4       libxcb-icccm4
library libxcb-keysyms.so.1     libxcb-keysyms1
library libxcb-shape.so.0       libxcb-shape0
library libxcb-xkb.so.1         libxcb-xkb1
library libxkbcommon-x11.so.0   libxkbcommon-x11-0
library libwayland-client.so.0  libwayland-client0
library libwayland-cursor.so.0  libwayland-cursor0
library libwayland-egl.so.1     libwayland-egl1
library libcups.so.2            libcups2
font    NotoSansCJK-Regular.ttc fonts-noto-cjk
font    TW-Kai-98_1.ttf         fonts-cns11643-kai
font    TW-Sung-98_1.ttf        fonts-cns11643-sung
"
NEEDED_TO_TEST="$NEEDED_TO_RUN
server  PostgreSQL              postgresql-15
command Xvfb                    xvfb
command pdftotext               poppler-utils
command qpdf                    qpdf
command zbarimg                 zbar-tools
command strace                  strace
command gs                      ghostscript
command mutool                  mupdf-tools
"

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

stop() {
    say "$@"
    exit 1
}

# Name the first Python that the program can use, one that can make environments; nothing when there is none.
usable_python() {
    local python
    for python in python3.11 python3.12 python3.13 python3; do
        if "$python" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' \
            >/dev/null 2>&1; then
            command -v "$python"
            return
        fi
    done
    return 1
}

is_there() { # KIND NAME
    case $1 in
        python) usable_python >/dev/null ;;
        library) grep -qF "	$2 " <<<"$LIBRARIES" ;;
        font) [ -n "$(find /usr/share/fonts /usr/local/share/fonts "${HOME:-/root}/.local/share/fonts" \
            -name "$2" -print -quit 2>/dev/null)" ] ;;
        server) command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null ;;
        command) command -v "$2" >/dev/null ;;
    esac
}

# List the lines of a table above whose things are not there.
missing_of() { # TABLE
    local kind name package LIBRARIES
    # Debian keeps ldconfig out of the PATH of ordinary users. Asked once: each call reads the whole cache.
    LIBRARIES=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null || true)
    while read -r kind name package; do
        [ -z "$kind" ] || is_there "$kind" "$name" || echo "$kind $name $package"
    done <<<"$1"
}

as_root() { # COMMAND...
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

may_be_root() {
    [ "$(id -u)" = 0 ] && return
    command -v sudo >/dev/null || return
    # Without a terminal sudo can ask nobody for a password.
    [ -t 0 ] || sudo -n true 2>/dev/null
}

install_packages() { # PACKAGE...
    local log settings=/etc/postgresql-common/createcluster.conf
    log=$(mktemp)
    say "installing from Debian: $*"
    if [[ " $* " == *" postgresql-"* ]] && [ ! -e "$settings" ]; then
        # Before the package comes: it would make and start a system-wide server, which no test uses.
        as_root mkdir -p "${settings%/*}"
        echo "create_main_cluster = false" | as_root tee "$settings" >/dev/null
    fi
    if ! { as_root apt-get update -qq &&
        as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get install -y -qq --no-install-recommends \
            -o Dpkg::Options::=--force-confold -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 "$@"; } \
        </dev/null >"$log" 2>&1; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        stop "apt-get could not install these packages (its last words are above; is there a network?): $*"
    fi
    rm -f "$log"
}

# Bring the machine to what the table asks for, or stop with one sentence that says what is missing.
have_system() { # TABLE
    local missing packages names
    missing=$(missing_of "$1")
    [ -n "$missing" ] || return 0
    packages=$(cut -d ' ' -f 3 <<<"$missing" | xargs)
    names=$(cut -d ' ' -f 1,2 <<<"$missing" | paste -sd ';' | sed 's/;/, /g')
    if ! command -v apt-get >/dev/null || ! command -v dpkg >/dev/null; then
        stop "this is not Debian, so please install these yourself: $names (on Debian 12 the packages are: $packages)."
    fi
    may_be_root || stop "please install these packages as root: apt-get install --no-install-recommends $packages"
    # shellcheck disable=SC2086 # package names, to be split
    install_packages $packages
    missing=$(missing_of "$1")
    [ -z "$missing" ] ||
        stop "this system's packages $packages do not bring everything; please install: $(cut -d ' ' -f 1,2 <<<"$missing" |
            paste -sd ';' | sed 's/;/, /g')"
}

# What .venv was made from and where: a moved environment has wrong paths in its scripts.
stamp() {
    {
        cat installer/requirements.lock
        # Lint and test settings do not change what is installed.
        awk '/^\[/ { wanted = /^\[(build-system|project|tool\.hatch)/ } wanted' pyproject.toml
    } | sha256sum | cut -c 1-64
    pwd -P
}

make_venv() { # PYTHON
    local pip=(.venv/bin/python -m pip --quiet --disable-pip-version-check --no-input)
    "$1" -m venv .venv &&
        "${pip[@]}" install --require-hashes --only-binary :all: --no-deps -r installer/requirements.lock &&
        # The project cannot be part of a hashed install; its build backend is, so nothing is fetched here.
        "${pip[@]}" install --no-index --no-deps --no-build-isolation -e . &&
        "${pip[@]}" check &&
        stamp >.venv/installed-from
}

have_venv() {
    local kept=build/venv-before started=$SECONDS turn python
    # Two starts at once take turns. The lock is let go before the program starts, so a window does not hold it.
    exec {turn}<installer/requirements.lock
    flock "$turn"
    if [ "$(cat .venv/installed-from 2>/dev/null || true)" != "$(stamp)" ] || ! .venv/bin/python -c '' 2>/dev/null; then
        python=$(usable_python) || stop "no Python 3.11 to 3.13 was found."
        say "making .venv from installer/requirements.lock with $python"
        # The environment of before stays at hand: without a network the old program is better than none.
        if [ -e .venv ] && [ ! -e "$kept" ]; then
            mkdir -p "${kept%/*}"
            mv .venv "$kept"
        fi
        rm -rf .venv
        if ! make_venv "$python"; then
            rm -rf .venv
            if [ -e "$kept" ]; then mv "$kept" .venv; fi
            stop "the locked packages could not be installed (pip's last words are above; is there a network?)."
        fi
        rm -rf "$kept"
        say ".venv is ready after $((SECONDS - started)) s"
    fi
    exec {turn}<&-
}
