/**
 * Names that `app.name` must not have. It is the name of a command, of a package, of a data folder and of a link scheme. A complete list
 * of commands is impossible, so the schema requires two words with a hyphen, which rules out nearly all of them and every usual scheme
 * (docs/decisions/0040-an-app-name-of-two-words.md). These have two words and are taken anyway.
 */

/** Families of commands, packages and schemes, by how their names begin. */
const families = [
  'apt',
  'aspell',
  'avahi',
  'aws',
  'bluetooth',
  'chrome',
  'dbus',
  'debian',
  'deb',
  'dh',
  'docker',
  'dpkg',
  'gcc',
  'gdk',
  'gio',
  'git',
  'gnome',
  'gpg',
  'gtk',
  'kde',
  'lib',
  'linux',
  'mkfs',
  'ms',
  'mysql',
  'nm',
  'npm',
  'pam',
  'pip',
  'pkg',
  'polkit',
  'python',
  'python3',
  'qemu',
  'rpm',
  'ssh',
  'sudo',
  'systemd',
  'update',
  'wayland',
  'web',
  'x11',
  'xdg',
  'xfce4',
];

/** Single commands, packages and schemes. */
const names = new Set([
  'add-shell',
  'app-settings',
  'apport-cli',
  'bash-completion',
  'ca-certificates',
  'cloud-init',
  'code-insiders',
  'cups-config',
  'dav-url',
  'fc-cache',
  'fc-list',
  'github-mac',
  'github-windows',
  'google-chrome',
  'grub-install',
  'install-info',
  'keep-alive',
  'man-db',
  'nvidia-settings',
  'nvidia-smi',
  'open-vm-tools',
  'pinentry-gnome3',
  'pulseaudio-utils',
  'remove-shell',
  'run-parts',
  'savelog-all',
  'shell-quote',
  'snap-confine',
  'start-stop-daemon',
  'ubuntu-drivers',
  'unattended-upgrade',
  'vim-tiny',
  'view-source',
  'vscode-insiders',
  'wpa-supplicant',
  'www-browser',
  'x-terminal-emulator',
  'x-www-browser',
  'zoom-us',
]);

/** Returns why a name of an app cannot be used, as the end of a sentence about it; null if it can. */
export function takenName(name: string): string | null {
  if (name.replaceAll('-', '').includes('seatkeeper')) {
    return 'must be a name of your own, without "seatkeeper" in it';
  }
  const family = families.find((start) => name.startsWith(`${start}-`));
  if (family !== undefined) {
    return `must not begin with "${family}-", as commands and packages of the system do`;
  }
  return names.has(name) ? 'is the name of a command, a package or a link scheme' : null;
}
