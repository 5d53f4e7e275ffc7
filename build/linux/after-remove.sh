#!/bin/sh
# dpkg runs this as postrm, rpm as %postun with how many versions stay. People's data stays: it belongs to them, and a seat in it may still have to be released.
set -e
profile=/etc/apparmor.d/seatkeeper
case ${1-} in
  remove | purge | 0)
    if [ -f "$profile" ]; then
      apparmor_parser --remove "$profile" 2>/dev/null || true
      rm -f "$profile"
    fi
    if command -v update-desktop-database >/dev/null; then update-desktop-database -q || true; fi
    ;;
esac
