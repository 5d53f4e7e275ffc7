#!/bin/sh
# Starts the app. Beside it, under its own name and "-bin", lies Electron's executable.
#
# A command gets Chromium's headless platform: without a display the executable would die by a signal, and choosing the platform
# from inside comes too late. It shows no page, so there is nothing to put into a sandbox, and no reason to wait for the processes
# that pages would come from. `doctor` alone starts as the window does, for it tells whether the sandbox works here. As root
# Chromium starts only without one.

self=$0
[ -L "$self" ] && self=$(readlink -f -- "$self")
case $self in */*) ;; *) self=./$self ;; esac
folder=${self%/*}

# The rule of electron/cli/command-line.ts: a word is a command, an address is for the window.
mode=window
for argument; do
  case $argument in
    -h | --help | --version | --json | --quiet | --no-input | --dry-run) mode=command ;;
    --output | --timeout | --reason | --key-file | --label) mode=command ;;
    --output=* | --timeout=* | --reason=* | --key-file=* | --label=*) mode=command ;;
    -*) ;;
    doctor) mode=doctor && break ;;
    *://*) break ;;
    *) mode=command && break ;;
  esac
done

# Ends with the exit code, state and short code of command-line.md, and words for a person; the rest are the caller's arguments.
refuse() {
  exit_code=$1 state=$2 code=$3 says=$4
  shift 4
  for argument; do
    [ "$argument" = --json ] || continue
    printf '{"schema":1,"app":null,"command":null,"ok":false,"exitCode":%s,"state":"%s","code":"%s","message":"%s"}\n' \
      "$exit_code" "$state" "$code" "$says"
    exit "$exit_code"
  done
  printf '%s\n' "$says" >&2
  exit "$exit_code"
}

# With this switch Electron plays one of Chromium's helpers: it would end as if all were well, with nothing done, or never.
for argument; do
  case $argument in
    -type=* | --type=*) refuse 78 usage CLI-SWITCH 'This app does not start with --type.' "$@" ;;
  esac
done

others_can_write() (
  cd -P -- "$folder" || exit 0
  folder=$PWD
  above=$folder
  set --
  while above=${above%/*} && [ -n "$above" ]; do set -- "$@" "$above/."; done
  # What is named "." are the folders above, of which only themselves count. In one with the sticky bit nobody can replace what is
  # another's.
  [ -n "$(find "$folder" "$@" \( \
    -name . -prune \( ! -user 0 -o \( -perm /002 -o -perm /020 ! -group 0 \) ! -perm /1000 \) -o \
    ! -name . ! -type l \( ! -user 0 -o -perm /002 -o -perm /020 ! -group 0 \) \) -print -quit)" ]
)

can_sandbox() {
  [ -u "$folder/chrome-sandbox" ] || ! command -v unshare >/dev/null || unshare --user true 2>/dev/null
}

if [ "$(id -u)" = 0 ]; then
  others_can_write && refuse 1 failed CLI-ROOT \
    'This app does not run as root from a folder that others can write. Run it as an ordinary user, or install it.' "$@"
  set -- --no-sandbox "$@"
elif [ $mode = doctor ] && ! can_sandbox; then
  set -- --no-sandbox "$@"
fi
if [ $mode = command ]; then
  # Chromium forks the processes of pages from two that it keeps ready; without a sandbox it can do without them.
  set -- --no-sandbox --no-zygote --in-process-gpu "$@"
  # It draws no text. Fontconfig takes no relative path.
  case $folder in /*) ;; *) folder=$PWD/$folder ;; esac
  export FONTCONFIG_FILE="$folder/no-fonts.conf"
fi
if [ $mode != window ]; then
  # A command makes a request or none: a process of its own for the network would take longer to start than to do that.
  set -- --ozone-platform=headless --disable-gpu --disable-software-rasterizer --log-level=3 \
    --enable-features=NetworkServiceInProcess2 "$@"
  # A command has no use for D-Bus, and Chromium waits for ever on one that does not answer.
  export DBUS_SESSION_BUS_ADDRESS=disabled: DBUS_SYSTEM_BUS_ADDRESS=disabled:
fi
exec "$self-bin" "$@"
