#!/bin/sh
# dpkg runs this as postrm. People's data stays: it is theirs, and may hold a seat that is still to be released.
set -e
profile=/etc/apparmor.d/seatkeeper
case ${1-} in
  remove | purge)
    if [ -f "$profile" ]; then
      apparmor_parser --remove "$profile" 2>/dev/null || true
      rm -f "$profile"
    fi
    if command -v update-desktop-database >/dev/null; then update-desktop-database -q || true; fi
    ;;
esac
