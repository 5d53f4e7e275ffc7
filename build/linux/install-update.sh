#!/bin/sh
# Installs an update of this app as root. pkexec runs this for an ordinary account, after the administrator's password:
#
#   install-update SHA512 VERSION < PACKAGE
#
# The package comes through standard input and is copied to where only root can write, so that no program of the account can exchange it
# after it was verified. Nothing is installed but a newer version of this very package. Nothing is printed: /var/log/apt has what apt did.
# The package's own scripts see an upgrade, which releases no seat (before-remove.sh).
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export PATH
unset IFS
umask 077
cd /
exec >/dev/null 2>&1

# Packaging writes a seller's own name here (scripts/packaging/linux-tree.ts).
package='seatkeeper'
# Bytes.
largest=1073741824

# Exit codes: 2 for wrong arguments, 3 for a package that is refused, else those of apt-get.
[ "$#" -eq 2 ] && [ "$(id -u)" -eq 0 ] || exit 2
checksum=$1
version=$2
[ "${#checksum}" -eq 128 ] || exit 2
case $checksum in *[!0-9a-f]*) exit 2 ;; esac
case $version in '' | [!0-9]* | *[!0-9a-z.~]*) exit 2 ;; esac

folder=$(mktemp -d "/var/tmp/$package-update.XXXXXXXXXX")
trap 'rm -rf -- "$folder"' EXIT
trap 'exit 3' HUP INT TERM
file=$folder/update.deb
head -c "$largest" >"$file"
printf '%s  %s\n' "$checksum" "$file" | sha512sum --check --status - || exit 3

field() { dpkg-deb --field "$file" "$1"; }
[ "$(field Package)" = "$package" ] || exit 3
[ "$(field Version)" = "$version" ] || exit 3
[ "$(field Architecture)" = "$(dpkg --print-architecture)" ] || exit 3
installed=$(dpkg-query --show --showformat='${Version}' "$package") || exit 3
dpkg --compare-versions "$version" gt "$installed" || exit 3

# apt-get, unlike dpkg, changes nothing if the package needs others that cannot be had.
DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-remove --quiet=2 \
  -o APT::Sandbox::User=root -o DPkg::Lock::Timeout=60 "$file" </dev/null
