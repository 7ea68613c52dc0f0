#!/bin/sh
# Makes a virtual environment: tools/new_venv.sh FOLDER. Takes the program named by PYTHON, else the first Python
# of 3.11 or later that really runs (a shim on the PATH may not). Installs nothing into it.
set -eu
folder=$1
new_enough='import sys; sys.exit(sys.version_info < (3, 11))'

if [ -n "${PYTHON:-}" ]; then
    if ! "$PYTHON" -c "$new_enough"; then
        echo "argmap needs Python 3.11 or later, and PYTHON=$PYTHON is not one" >&2
        exit 1
    fi
    python=$PYTHON
else
    python=
    for candidate in python3 python python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c "$new_enough" 2>/dev/null; then
            python=$candidate
            break
        fi
    done
    if [ -z "$python" ]; then
        echo "argmap needs Python 3.11 or later, and none was found; install one, or say: make PYTHON=/path/to/python3" >&2
        exit 1
    fi
fi

if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "$python cannot make virtual environments; on Debian and Ubuntu: apt-get install python3-venv" >&2
    exit 1
fi
"$python" -m venv --clear "$folder"
