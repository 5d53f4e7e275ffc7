#!/bin/sh
# Starts the app. Electron's executable is beside this script, with the script's name and "-bin".
#
# Chromium, V8 and Node accept hundreds of switches and variables. Some of them write secrets to a terminal or a file, or turn protection
# off. So the caller's arguments come after "--", where Chromium stops reading, and only allowed switches come before it; of the
# environment, only the variables that people need are kept. docs/command-line.md lists both, and tests compare these lists with it
# and with shared/flags.ts and shared/chromium-switches.ts.
#
# A command gets Chromium's headless platform: without a display the executable would die by a signal, and it is too late to choose the
# platform from inside. A command shows no page, so that it needs no sandbox, and none of the processes that pages come from. Only
# `doctor` starts as the window does, since it reports whether the sandbox works here. As root Chromium starts only without a sandbox.

# Removes every variable that is not on the list.
keep_known_variables() {
  exported=$(export -p)
  set -f
  IFS='
'
  for line in $exported; do
    case $line in
      'export '*) name=${line#export } && name=${name%%=*} ;;
      *) continue ;;
    esac
    case $name in
      '' | *[!A-Za-z0-9_]*) ;;
      HOME | USER | LOGNAME | SHELL | PATH | PWD | TMPDIR | TMP | TEMP | TZ | LANG | LANGUAGE | LC_*) ;;
      DISPLAY | XAUTHORITY | ICEAUTHORITY | WAYLAND_DISPLAY | WAYLAND_SOCKET | XDG_* | DBUS_*) ;;
      DESKTOP_SESSION | SESSION_MANAGER | GNOME_DESKTOP_SESSION_ID | KDE_FULL_SESSION | KDE_SESSION_VERSION) ;;
      DESKTOP_STARTUP_ID | GNOME_KEYRING_CONTROL | AT_SPI_BUS_ADDRESS | NO_AT_BRIDGE | ACCESSIBILITY_ENABLED) ;;
      XMODIFIERS | GTK_IM_MODULE | QT_IM_MODULE | IBUS_ADDRESS | GTK_THEME | XCURSOR_THEME | XCURSOR_SIZE) ;;
      GDK_SCALE | GDK_DPI_SCALE | GDK_BACKEND | LIBGL_ALWAYS_SOFTWARE) ;;
      http_proxy | https_proxy | all_proxy | no_proxy | HTTP_PROXY | HTTPS_PROXY | ALL_PROXY | NO_PROXY) ;;
      BROWSER | APPIMAGE | APPDIR | SEATKEEPER_KEY | SEATKEEPER_TOKEN | SEATKEEPER_SERVER) ;;
      # "command" keeps a variable that cannot be removed from ending the script.
      *) command unset "$name" 2>/dev/null ;;
    esac
  done
  unset IFS
  set +f
}
keep_known_variables

# Chromium would replace a closed output by /dev/null, and an answer would be lost unnoticed. Writing to /dev/full fails.
{ command : 3>&1; } 2>/dev/null || [ ! -c /dev/full ] || exec >/dev/full

# The tools below are the system's: root's PATH may name a folder in which others can write.
callers_path=$PATH
PATH=/usr/sbin:/usr/bin:/sbin:/bin
command -v id >/dev/null || PATH=$callers_path

self=$0
[ -L "$self" ] && self=$(readlink -f -- "$self")
case $self in */*) ;; *) self=./$self ;; esac
folder=${self%/*}

# Whether a text is not empty and has only characters of a set, which is written as between the brackets of a pattern.
has_only() {
  case $1 in
    '' | *[!$2]*) return 1 ;;
  esac
}

# Whether each item of a list is in another list, with commas between the items and around them.
has_parts() {
  rest=$1,
  while [ -n "$rest" ]; do
    case $2 in
      *",${rest%%,*},"*) rest=${rest#*,} ;;
      *) return 1 ;;
    esac
  done
}

# Whether an argument is an allowed switch of Chromium's with an allowed value (shared/chromium-switches.ts).
is_allowed() {
  value=${1#*=}
  case $1 in
    --force-device-scale-factor=*) has_only "$value" '0-9.' ;;
    --high-dpi-support=[01]) ;;
    --lang=*) has_only "$value" 'A-Za-z0-9_-' ;;
    --ozone-platform=x11 | --ozone-platform=wayland) ;;
    --ozone-platform-hint=auto | --ozone-platform-hint=x11 | --ozone-platform-hint=wayland) ;;
    --enable-wayland-ime | --wayland-text-input-version=[13] | --gtk-version=[34]) ;;
    --enable-features=*)
      has_parts "$value" ',UseOzonePlatform,WaylandFractionalScaleV1,WaylandPerSurfaceScale,WaylandTextInputV3,WaylandUiScale,WaylandWindowDecorations,WebRTCPipeWireCapturer,'
      ;;
    --disable-gpu | --disable-gpu-compositing | --disable-software-rasterizer | --disable-dev-shm-usage) ;;
    --proxy-server=*) has_only "$value" ']A-Za-z0-9.:;=/,[_-' ;;
    --proxy-bypass-list=*) has_only "$value" ']A-Za-z0-9.:;=/,[_*<>-' ;;
    --proxy-pac-url=http://* | --proxy-pac-url=https://*) has_only "$value" 'A-Za-z0-9.:/_?&=%~,;+-' ;;
    --no-proxy-server | --proxy-auto-detect) ;;
    --password-store=gnome-libsecret | --password-store=kwallet | --password-store=kwallet5) ;;
    --password-store=kwallet6 | --password-store=basic) ;;
    --force-dark-mode | --force-high-contrast | --force-prefers-reduced-motion | --force-renderer-accessibility) ;;
    *) return 1 ;;
  esac
}

# The rule of shared/arguments.ts: the window opens for URLs and for the flag of the data folder, and for nothing else. Any other
# argument makes it a command, or is answered like one. Collects the switches for Chromium, none of which holds a space.
mode=window command='' keychain='' has_address='' has_folder='' has_ended='' takes_value='' allowed=''
for argument; do
  case $argument in
    -?* | [[:space:]]*-?*) is_option=1 ;;
    *) is_option='' ;;
  esac
  if [ "$takes_value" ]; then
    takes_value=''
    if [ -z "$is_option" ]; then
      [ "$argument" ] || mode=command
      continue
    fi
    mode=command
  fi
  # The author of a link could have added what follows it.
  if [ "$has_address" ]; then
    case $is_option$argument in
      1*) mode=command ;;
      *://*) ;;
      *) mode=command ;;
    esac
  fi
  if [ -z "$has_ended" ] && [ "$is_option" ]; then
    case $argument in
      --) has_ended=1 ;;
      --user-data-dir | --user-data-dir=?*)
        [ -z "$has_folder" ] || mode=command
        has_folder=1
        case $argument in *=*) ;; *) takes_value=1 ;; esac
        ;;
      --background) ;;
      --output | --timeout | --reason | --seat | --key-file | --label | --organization | --server | --product | --token-file | --status | --search | --plan | --license | --device)
        mode=command takes_value=1
        ;;
      --keychain) mode=command keychain=1 ;;
      *) if is_allowed "$argument"; then allowed="$allowed $argument"; else mode=command; fi ;;
    esac
    continue
  fi
  case $argument in
    *://*) has_address=1 ;;
    *)
      mode=command
      [ "$command" ] || command=$argument
      ;;
  esac
done
[ -z "$takes_value" ] || mode=command
if [ $mode = command ] && [ "$command" = doctor ]; then mode=doctor; fi

# Ends with an exit code, a state and a short code of command-line.md, and a message. The other parameters are the caller's arguments.
refuse() {
  exit_code=$1 state=$2 code=$3 message=$4
  shift 4
  for argument; do
    [ "$argument" = --json ] || continue
    printf '{"schema":1,"app":null,"command":null,"ok":false,"exitCode":%s,"state":"%s","code":"%s","message":"%s"}\n' \
      "$exit_code" "$state" "$code" "$message"
    exit "$exit_code"
  done
  printf '%s\n' "$message" >&2
  exit "$exit_code"
}

others_can_write() (
  cd -P -- "$folder" || exit 0
  folder=$PWD
  above=$folder
  set --
  while above=${above%/*} && [ -n "$above" ]; do set -- "$@" "$above/."; done
  # The folders above are named ".", and `find` does not descend into them. In a folder with the sticky bit an account cannot replace
  # what belongs to another one.
  [ -n "$(find "$folder" "$@" \( \
    -name . -prune \( ! -user 0 -o \( -perm /002 -o -perm /020 ! -group 0 \) ! -perm /1000 \) -o \
    ! -name . ! -type l \( ! -user 0 -o -perm /002 -o -perm /020 ! -group 0 \) \) -print -quit)" ]
)

can_sandbox() {
  [ -u "$folder/chrome-sandbox" ] || ! command -v unshare >/dev/null || unshare --user true 2>/dev/null
}

# Whether a graphics card can draw: a render node, or the node of a driver that has none. /dev/dxg is that of Windows' Linux subsystem.
has_graphics_card() {
  for node in /dev/dri/renderD* /dev/nvidia[0-9]* /dev/mali* /dev/kgsl-3d* /dev/dxg; do
    [ ! -e "$node" ] || return 0
  done
  return 1
}

# The switches for Chromium come before "--", and the caller's arguments after it.
chosen=
if [ "$(id -u)" = 0 ]; then
  others_can_write && refuse 1 failed CLI-ROOT \
    'This app does not run as root from a folder that others can write. Run it as an ordinary user, or install it.' "$@"
  chosen=--no-sandbox
else
  if [ $mode = doctor ] && ! can_sandbox; then chosen=--no-sandbox; fi
  # The window finds other programs, such as the browser, by the person's PATH.
  PATH=$callers_path
fi
if [ $mode = window ] && ! has_graphics_card; then
  # Otherwise Chromium starts a process for the card, and starts it again in other modes when it fails, before it draws without one.
  chosen="$chosen --disable-gpu --disable-software-rasterizer"
fi
if [ $mode = command ]; then
  # Chromium forks the processes of pages from two helper processes, which it does not need without a sandbox.
  [ "$chosen" ] || chosen=--no-sandbox
  chosen="$chosen --no-zygote --in-process-gpu"
  # A command draws no text. Fontconfig accepts no relative path.
  case $folder in /*) ;; *) folder=$PWD/$folder ;; esac
  export FONTCONFIG_FILE="$folder/no-fonts.conf"
fi
if [ $mode != window ]; then
  # A command sends a few requests or none: a network process would take longer to start than they take.
  chosen="--ozone-platform=headless --disable-gpu --disable-software-rasterizer --log-level=3 --enable-features=NetworkServiceInProcess2 $chosen"
  # Of the caller's switches, a command uses only those about the network and the language.
  kept=
  for switch in $allowed; do
    case $switch in
      --proxy-* | --no-proxy-server | --lang=* | --disable-dev-shm-usage) kept="$kept $switch" ;;
      --password-store=*) [ -z "$keychain" ] || kept="$kept $switch" ;;
    esac
  done
  allowed=$kept
  # A command does not use D-Bus, and Chromium waits for ever for a bus that does not answer. Only a keychain is behind the session's bus.
  [ "$keychain" ] || export DBUS_SESSION_BUS_ADDRESS=disabled:
  export DBUS_SYSTEM_BUS_ADDRESS=disabled:
fi
set -f
# shellcheck disable=SC2086 -- Neither variable holds a space or a pattern that is expanded.
exec "$self-bin" $chosen $allowed -- "$@"
