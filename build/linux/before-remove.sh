#!/bin/sh
# Releases the seats that the users of this computer hold, before the app's files go. dpkg runs this as prerm, rpm as %preun.
# It never asks, and never fails: a package that cannot be removed is worse than a seat that still counts.

# Packaging writes a seller's own names here (scripts/packaging/deb.ts).
app='/opt/Seatkeeper/seatkeeper'
data=.config/seatkeeper

# dpkg says "remove", or "remove in-favour PACKAGE VERSION" where another package takes over; rpm says how many versions stay.
# An update is "upgrade" or 1. https://manpages.debian.org/deb-prerm.5
case ${1-} in
  remove) [ -z "${2-}" ] || exit 0 ;;
  0) ;;
  *) exit 0 ;;
esac
[ -x "$app" ] || exit 0
command -v runuser >/dev/null && command -v getent >/dev/null || exit 0
cd / || exit 0

# Each as themselves: what they could have changed never runs as root. The proxy of this computer, if it has one, goes along. What
# bounds the time does run as root, and so does what reads: neither can be stopped, or kept waiting, by that user.
ask() {
  timeout --kill-after=1 9 runuser -u "$1" -- \
    env -i HOME="$2" USER="$1" LOGNAME="$1" PATH=/usr/bin:/bin LANG=C.UTF-8 \
    ${http_proxy:+"http_proxy=$http_proxy"} ${https_proxy:+"https_proxy=$https_proxy"} \
    ${no_proxy:+"no_proxy=$no_proxy"} \
    "$app" release --reason uninstall --timeout 8 --json --no-input </dev/null 2>/dev/null |
    timeout 10 head -c 4096
}

# What became of the seat is in the answer, not in the exit code: with the switch in vendor.json off, 0 is no release. An app that
# was killed gives no answer, and then nobody knows.
release() {
  answer=$(ask "$1" "$2")
  case $answer in
    *'"state":"released"'*)
      echo "Released the license seat of $1."
      return
      ;;
    *'"ok":true'* | *'"state":"not-activated"'*) return ;;
    *'"state":"failed"'* | *'"state":"waiting"'* | *'"state":"usage"'*)
      says="The license seat of $1 was not released."
      ;;
    *) says="It is not known whether the license seat of $1 was released." ;;
  esac
  note=$2/$data/uninstall.txt
  [ -z "$answer" ] || [ ! -f "$note" ] || says="$says What happened is in $note."
  echo "$says"
}

getent passwd | {
  while IFS=: read -r user _ uid _ _ home _; do
    # Services have 1 to 999, and "nobody" 65534 (once 65535); a directory gives its people numbers beyond.
    case $uid in
      0) ;;
      65534 | 65535) continue ;;
      *) [ "$uid" -ge 1000 ] || continue ;;
    esac
    [ -f "$home/$data/device.json" ] || continue
    release "$user" "$home" &
    # Polar allows three requests a second from one address.
    sleep 0.4
  done
  wait
}
exit 0
