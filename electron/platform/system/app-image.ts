import * as fs from 'node:fs';
import * as path from 'node:path';

/** Returns a field of mountinfo, which writes spaces and backslashes as octal numbers, as text. */
function unescapeField(field: string): string {
  return field.replaceAll(/\\([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );
}

/** Reads a line of `/proc/self/mountinfo`. Returns no mount for any other text. https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html */
function parseMount(line: string) {
  const fields = line.split(' ').map(unescapeField);
  const [root, point] = fields.slice(3, 5);
  const [type, source] = fields.slice(fields.indexOf('-') + 1);
  return root === undefined || point === undefined || type === undefined || source === undefined
    ? []
    : [{ root, point, type, source }];
}

/** Returns the mount that a path is on: the last of those with the longest mount point. */
function findMount(file: string, mountinfo: string) {
  const above = mountinfo
    .split('\n')
    .flatMap(parseMount)
    .filter(({ point }) => point === '/' || `${file}/`.startsWith(`${point}/`));
  return above.toSorted((one, other) => one.point.length - other.point.length).at(-1);
}

/** The bytes by which an AppImage of type 2 is known, at this offset of its ELF header. https://github.com/AppImage/AppImageSpec */
const appImageMagic = { offset: 8, bytes: Buffer.from([0x41, 0x49, 0x02]) };

/** Whether the file is an AppImage that belongs to this account or to root. */
function isAppImage(file: string, uid: number): boolean {
  const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = fs.constants;
  try {
    const handle = fs.openSync(file, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
    try {
      const stat = fs.fstatSync(handle);
      if (!stat.isFile() || (stat.uid !== uid && stat.uid !== 0)) return false;
      const read = Buffer.alloc(appImageMagic.bytes.length);
      fs.readSync(handle, read, 0, read.length, appImageMagic.offset);
      return read.equals(appImageMagic.bytes);
    } finally {
      fs.closeSync(handle);
    }
  } catch {
    return false;
  }
}

/**
 * Returns the AppImage that this process runs from; null where it runs from none. `appImageVariable`: the environment's `APPIMAGE`, which
 * a process inherits from any AppImage that started it, and which other programs can set. It is trusted only if the executable is at the
 * root of a FUSE mount that is named after that file, as an AppImage's runtime mounts itself.
 */
export function runningAppImage(process: {
  readonly appImageVariable: string | undefined;
  /** The running executable, absolute. */
  readonly executable: string;
  /** The content of `/proc/self/mountinfo`. */
  readonly mountinfo: string;
  readonly uid: number;
}): string | null {
  const { appImageVariable, executable, mountinfo, uid } = process;
  if (appImageVariable === undefined || !path.posix.isAbsolute(appImageVariable)) return null;
  const mount = findMount(executable, mountinfo);
  const name = path.posix.basename(appImageVariable);
  const isOnImageMount =
    mount?.root === '/' &&
    path.posix.dirname(executable) === mount.point &&
    mount.type.startsWith('fuse.') &&
    (mount.source === name || mount.type === `fuse.${name}`);
  return isOnImageMount && isAppImage(appImageVariable, uid) ? appImageVariable : null;
}

/** Returns the AppImage that this process of Linux runs from; null where it runs from none. */
export function currentAppImage(): string | null {
  try {
    return runningAppImage({
      appImageVariable: process.env['APPIMAGE'],
      executable: process.execPath,
      mountinfo: fs.readFileSync('/proc/self/mountinfo', 'utf8'),
      uid: process.geteuid?.() ?? 0,
    });
  } catch {
    return null;
  }
}

/** The file in the app's resources that lists what its folder was packed with (build/after-pack.mjs). */
export const contentsFile = 'contents.json';

/**
 * Whether a folder holds this app and nothing else, so that moving it to the Trash moves the app alone. False for one that the app was
 * unpacked into beside other files, such as *Downloads* or the home folder, and for one whose content is not known.
 */
export function holdsOnlyTheApp(folder: string): boolean {
  try {
    const list: unknown = JSON.parse(
      fs.readFileSync(path.join(folder, 'resources', contentsFile), 'utf8'),
    );
    return Array.isArray(list) && fs.readdirSync(folder).every((name) => list.includes(name));
  } catch {
    return false;
  }
}
