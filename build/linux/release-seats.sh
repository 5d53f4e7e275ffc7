#!/bin/bash -p
# Releases the license seats that accounts of this computer hold. Root runs it: this package does before its files are removed, and the
# package of a product that is sold with these licenses can do the same.
#
#   release-seats [--reason WORD] --all        every account of a person, and root
#   release-seats [--reason WORD] ACCOUNT...   these accounts
#
# Prints a sentence for each account with seats, and never prompts. Ends with 0 where none of these accounts holds a seat any more, else
# with 1. Each account takes ten seconds at most, for all its seats. They run side by side, and start 0.4 seconds apart for each seat.
#
# A process of each account reads that account's files and calls Polar. An attacker may control that process, so it gets nothing of
# root's: no terminal, no descriptor, no environment, no place in root's process group, and, where keyctl is installed, no keyring. Its
# output is compared with known answers, and is not shown: only fixed words, and the numbers of seats that were counted in it, are.

# Packaging writes a seller's own name here (build/after-pack.mjs).
name=seatkeeper
self=$(readlink -f -- "$0")
app=${self%/*}/$name
data=.config/$name

# In seconds. An account's home folder may be on a server that does not answer.
limit=9
limit_of_home=5

# Prints the address of a proxy without user name and password, and nothing where the rest is not an address. The account does not get
# root's password, even if it needs one.
proxy_address() {
  local scheme='' address=$1
  if [[ $address == *://* ]]; then
    scheme=${address%%://*}://
    address=${address#*://}
  fi
  address=${address##*@}
  address=${address%/}
  local schemes='^((https?|socks[45]?|socks4a|socks5h)://)?$'
  local addresses='^([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?$'
  if [[ ${scheme,,} =~ $schemes && $address =~ $addresses ]]; then printf '%s' "$scheme$address"; fi
}

# Prints the list of hosts that are reached without a proxy, and nothing where it holds anything else.
direct_hosts() {
  local hosts='^[][A-Za-z0-9.,:*_/<> -]*$'
  if [[ $1 =~ $hosts ]]; then printf '%s' "$1"; fi
}

# Starts this script again with an empty environment. The addresses of proxies go to its standard input: all users can read arguments.
start_with_clean_environment() {
  exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C /bin/bash -p "$self" --clean-environment "$@" <<PROXIES
$(proxy_address "${http_proxy:-${HTTP_PROXY-}}")
$(proxy_address "${https_proxy:-${HTTPS_PROXY-}}")
$(proxy_address "${all_proxy:-${ALL_PROXY-}}")
$(direct_hosts "${no_proxy:-${NO_PROXY-}}")
PROXIES
}

# Runs a command as an account, in the session of this process, and kills the rest of the session at the end. A process that has left
# the session is not killed: it is an ordinary process of that account, and has nothing of root's.
run_in_session() {
  local seconds=$1 uid=$2 gid=$3
  shift 3
  # setpriv and not runuser: it becomes the command, and leaves no process of root's in between, nor uses PAM.
  timeout --kill-after=1 "$seconds" \
    setpriv --reuid="$uid" --regid="$gid" --init-groups --inh-caps=-all -- "$@"
  local round stat line state session found
  for round in 1 2 3; do
    found=
    for stat in /proc/[0-9]*/stat; do
      read -r line <"$stat" || continue
      # https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
      read -r state _ _ session _ <<<"${line##*) }"
      [[ $session == "$$" && $state != Z && $stat != "/proc/$$/stat" ]] || continue
      found=1
      kill -KILL "${stat//[!0-9]/}"
    done
    [[ $found ]] || break
  done
}

# Replaces this process by one in a new session, with an account's environment.
start_session() {
  local seconds=$1 user=$2 uid=$3 gid=$4 home=$5 proxy
  shift 5
  cd /
  umask 077
  ulimit -c 0
  unset LC_ALL OLDPWD
  export HOME=$home USER=$user LOGNAME=$user PATH=/usr/bin:/bin LANG=C.UTF-8
  for proxy in http_proxy https_proxy all_proxy no_proxy; do
    [[ ! ${!proxy} ]] || export "${proxy?}"
  done
  exec "${own_keyring[@]}" setsid /bin/bash -p "$self" --in-session "$seconds" "$uid" "$gid" "$@"
}

# Closes every descriptor but standard input, output and error, since dpkg and others leave theirs open. Fails where it cannot list them.
close_descriptors() {
  local descriptor
  [[ -e /proc/self/fd/0 ]] || return 1
  for descriptor in /proc/self/fd/*; do
    descriptor=${descriptor##*/}
    ((descriptor < 3)) || exec {descriptor}>&-
  done
  return 0
}

# Prints the output of a function or command, for at most this number of seconds. It waits only for the reader of the pipe: another process
# may keep the writing side open, and a process that reads from a dead disk cannot even be killed.
print_within() {
  local seconds=$1
  shift
  { close_descriptors && "$@" & } </dev/null 2>/dev/null | timeout --signal=KILL "$seconds" cat
}

# Prints the output of a shell command that runs as an account, up to 64 KB.
ask_account() {
  print_within $(($1 + 1)) start_session "$@" 2>/dev/null | head -c 65536 | tr -d '\0'
}

# Prints "record" and how many seats may be on record, at most 9, or "none". A seat has a folder of its own in "seats". Where these folders
# are in use, the file device.json beside them says only that; before, it was the record of the only seat. Its text is the one that
# electron/storage/seat-marker.ts writes. An entry that cannot be examined counts as a seat, since the app can say why.
find_records='
  exists() { [ -e "$1" ] || [ -L "$1" ]; }
  is_closed() { [ -d "$1" ] && { [ ! -r "$1" ] || [ ! -x "$1" ]; }; }
  has_record() { exists "$1/device.json" || exists "$1/activation.json"; }
  is_marker() {
    [ -f "$1" ] && [ ! -L "$1" ] && [ "$(head -c 100 "$1")" = "{\"version\":2,\"layout\":\"seats\"}" ]
  }
  for folder in "$HOME" "$HOME/.config" "$HOME/$1"; do
    if [ -d "$folder" ] && [ ! -x "$folder" ]; then echo record 1; exit; fi
  done
  count=0 seats=$HOME/$1/seats
  if has_record "$HOME/$1" && ! is_marker "$HOME/$1/device.json"; then count=1; fi
  if [ -L "$seats" ] || is_closed "$seats"; then
    count=$((count + 1))
  else
    for seat in "$seats"/*; do
      if [ -L "$seat" ] || is_closed "$seat" || has_record "$seat"; then count=$((count + 1)); fi
      if [ "$count" -ge 9 ]; then break; fi
    done
  fi
  if [ "$count" = 0 ]; then echo none; else echo "record $count"; fi
'
release_seats='
  "$2" release --all --reason "$3" --timeout "$4" --json --no-input
  if [ -f "$HOME/$1/uninstall.txt" ]; then echo note; fi
'

# Prints what counts of an answer, a line for each match: its first and last brace, whether it is a success, the states of the command and
# of each seat, and whether there is a note. In JSON a quotation mark within a text has a backslash before it, so that no text matches.
answer_parts() {
  grep --text --only-matching --extended-regexp '^\{|"ok":true|"seats":\[|"state":"[a-z-]{1,20}"|\}$|^note$' | head -n 500
}

# Prints what came of the seats of an account, or nothing where the seller has turned the release off. Fails where a seat may still be held.
# The parts of the answer come last.
report() {
  local account=$1 where=$2 seats=$3 part state='' is_success='' is_whole='' sentence
  shift 3
  local released=0 kept=0 unknown=0
  local first=${1-} last=${!#}
  for part; do
    case $part in
      '"ok":true') is_success=1 ;;
      '}') is_whole=1 ;;
      # A list follows. What was counted so far is the state of all together.
      '"seats":[') released=0 kept=0 unknown=0 ;;
      '"state":"released"') state=$part released=$((released + 1)) ;;
      '"state":"not-activated"') state=$part ;;
      '"state":"'*)
        state=$part
        case $part in
          *:'"failed"' | *:'"waiting"' | *:'"usage"' | *:'"active"') kept=$((kept + 1)) ;;
          *) unknown=$((unknown + 1)) ;;
        esac
        ;;
    esac
  done
  # An app that was killed gives no answer, or half of one.
  if [[ ! $state || ! $is_whole ]]; then released=0 kept=0 unknown=$seats; fi
  # The answer may also list seats that were free before. Up to 8 seats were counted exactly.
  local most=$((seats - kept - unknown))
  if ((seats < 9 && released > most)); then released=$((most > 0 ? most : 0)); fi
  # The exit code is not enough: with releaseOnUninstall off, 0 is no release.
  if ((released == 0 && kept + unknown > 0)) && [[ $is_success && $is_whole ]]; then return 1; fi

  local count=$((released + kept + unknown))
  case $released,$kept,$unknown in
    0,0,0) return 0 ;;
    1,0,0) sentence="Released the license seat of $account." ;;
    *,0,0) sentence="Released the $count license seats of $account." ;;
    0,1,0) sentence="The license seat of $account was not released." ;;
    0,0,1) sentence="It is not known whether the license seat of $account was released." ;;
    0,0,*) sentence="It is not known whether the license seats of $account were released." ;;
    0,*,0) sentence="The $count license seats of $account were not released." ;;
    *)
      sentence="Of the $count license seats of $account:"
      ((released == 0)) || sentence+=" $released released,"
      ((kept == 0)) || sentence+=" $kept not released,"
      ((unknown == 0)) || sentence+=" $unknown not known,"
      sentence=${sentence%,}.
      ;;
  esac
  if ((kept + unknown > 0)) && [[ $first == '{' && $last == note ]]; then
    sentence+=" What happened is in $where."
  fi
  printf '%s\n' "$sentence"
  ((kept + unknown == 0))
}

# Releases the seats of one account, and prints the result.
serve_account() {
  local user=$1 uid=$2 gid=$3 home=$4 began=$SECONDS
  # Names may come from a directory service. No control character is printed.
  local printable='^[ -~]+$' account=$user where="$home/$data/uninstall.txt"
  [[ $account =~ $printable ]] || account="the account with the number $uid"
  [[ $where =~ $printable ]] || where='uninstall.txt in the data folder of that account'

  local as=("$user" "$uid" "$gid" "$home") found parts
  found=$(ask_account "$limit_of_home" "${as[@]}" /bin/sh -c "$find_records" sh "$data")
  case $found in
    none) return 0 ;;
    'record '[1-9]) ;;
    *)
      printf '%s\n' "It is not known whether $account holds a license seat: the home folder could not be read in time."
      return 1
      ;;
  esac

  # Polar allows three requests a second from one address, and the app sends one for each seat.
  local token seats=${found#record } seconds=$((limit - SECONDS + began))
  local turn=$((seats * 4))
  read -rN1 -u "$turns" token
  { sleep "$((turn / 10)).$((turn % 10))" && printf . >&"$turns"; } >/dev/null 2>&1 &

  mapfile -t parts < <(
    ask_account "$seconds" "${as[@]}" \
      /bin/sh -c "$release_seats" sh "$data" "$app" "$reason" $((seconds - 1)) | answer_parts
  )
  report "$account" "$where" "$seats" "${parts[@]}"
}

# Prints root and the accounts of people as lines of passwd. Those of this computer come first, also where a directory service does not
# answer. Services have the numbers 1 to 999, and the account for no user 65534 or 65535; people in a directory have higher numbers.
list_people() {
  {
    cat /etc/passwd
    print_within 4 timeout --signal=KILL 3 getent passwd
  } | awk -F: '($3 == 0 || $3 >= 1000) && $3 != 65534 && $3 != 65535 && !seen[$1]++'
}

# Prints the line of one account.
find_account() {
  print_within 4 timeout --signal=KILL 3 getent passwd "$1" | grep . || awk -F: -v name="$1" '$1 == name' /etc/passwd
}

usage() {
  printf '%s\n' "Usage: ${self##*/} [--reason WORD] --all | ACCOUNT..." >&2
  exit 2
}

if [[ ${1-} == --in-session && $# -gt 4 ]]; then
  shift
  run_in_session "$@"
  exit
fi
[[ ${1-} == --clean-environment ]] || start_with_clean_environment "$@"
shift
read -r http_proxy
read -r https_proxy
read -r all_proxy
read -r no_proxy
exec </dev/null

reason=uninstall
if [[ ${1-} == --reason ]]; then
  reason=${2-}
  [[ $reason =~ ^[a-z][a-z0-9-]{0,31}$ ]] || usage
  shift 2
fi
((EUID == 0)) || { printf '%s\n' "${self##*/} is for root." >&2 && exit 1; }
for tool in awk getent grep head setpriv setsid timeout; do
  command -v "$tool" >/dev/null || { printf '%s\n' "No license seat was released: there is no $tool here." && exit 1; }
done
[[ -x $app ]] || exit 0

lines=()
case ${1-} in
  --all)
    (($# == 1)) || usage
    mapfile -t lines < <(list_people)
    ;;
  '' | -*) usage ;;
  *)
    for account; do
      line=$(find_account "$account")
      [[ $line ]] || { printf '%s\n' 'One of these accounts does not exist.' >&2 && exit 2; }
      lines+=("$line")
    done
    ;;
esac

# A process that inherits root's session keyring can read its keys, such as a disk's passphrase that systemd keeps for a while.
own_keyring=()
if keyctl session - true 2>/dev/null; then own_keyring=(keyctl session -); fi

# A pipe with one token in it: a worker takes the token, starts its request, and puts the token back later.
exec {turns}<> <(:)
printf . >&"$turns"
workers=()
for line in "${lines[@]}"; do
  IFS=: read -r user _ uid gid _ home _ <<<"$line"
  [[ $user && $uid =~ ^[0-9]+$ && $gid =~ ^[0-9]+$ && $home == /* ]] || continue
  while (($(jobs -rp | wc -l) >= 64)); do wait -n; done
  serve_account "$user" "$uid" "$gid" "$home" &
  workers+=($!)
done
status=0
for worker in "${workers[@]}"; do wait "$worker" || status=1; done
exit "$status"
