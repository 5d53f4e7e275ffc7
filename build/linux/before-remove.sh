#!/bin/sh
# Releases the seats that the users of this computer hold, before the app's files are removed. dpkg runs this as prerm, rpm as %preun.
# It never prompts, and never fails: a package that cannot be removed is worse than a seat that still counts.

# Packaging writes a seller's own names here (scripts/packaging/deb.ts).
release='/opt/Seatkeeper/release-seats'

# dpkg passes "remove", or "remove in-favour PACKAGE VERSION" where another package takes over; rpm passes how many versions stay.
# An update is "upgrade" or 1. https://manpages.debian.org/deb-prerm.5
case ${1-} in
  remove) [ -z "${2-}" ] || exit 0 ;;
  0) ;;
  *) exit 0 ;;
esac
[ ! -x "$release" ] || "$release" --all
exit 0
