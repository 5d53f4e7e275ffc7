#!/bin/sh
# dpkg runs this as postinst, rpm as %post.
set -e
folder='/opt/Seatkeeper'
profile=/etc/apparmor.d/seatkeeper

# Chromium's helper needs its setuid bit only where the kernel gives ordinary users no namespaces of their own.
if unshare --user true 2>/dev/null; then mode=0755; else mode=4755; fi
chmod "$mode" "$folder/chrome-sandbox"

# Older versions of AppArmor do not know this kind of profile, and do not need it.
if command -v apparmor_parser >/dev/null && apparmor_status --enabled 2>/dev/null &&
  apparmor_parser --skip-kernel-load "$folder/resources/apparmor-profile" >/dev/null 2>&1; then
  cp "$folder/resources/apparmor-profile" "$profile"
  apparmor_parser --replace --write-cache --skip-read-cache "$profile" || true
fi
if command -v update-desktop-database >/dev/null; then update-desktop-database -q || true; fi
