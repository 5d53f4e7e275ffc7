import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  holdsOnlyTheApp,
  runningAppImage,
} from '../../../../electron/platform/system/app-image.ts';

let folder: string;
const uid = process.geteuid?.() ?? 0;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'seatkeeper-place-'));
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

/** Writes a file that starts as an AppImage does. */
function image(name: string, magic = 'AI\x02'): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, `\x7fELF\x02\x01\x01\0${magic}\0\0\0\0`, 'latin1');
  return file;
}

const point = '/tmp/.mount_SeatkeXYZ';
const rest = [
  '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
  '30 22 0:27 / /tmp rw,nosuid shared:9 - tmpfs tmpfs rw',
];
/** The kernel's list of mounts where an image of this name runs. */
const mounted = (source: string, type = `fuse.${source}`, root = '/'): string =>
  [...rest, `99 30 0:60 ${root} ${point} ro,nosuid - ${type} ${source} ro,user_id=1000`, ''].join(
    '\n',
  );
const executable = `${point}/seatkeeper-bin`;

describe('the AppImage that runs', () => {
  test('is the one that the executable’s mount is named after', () => {
    const named = image('Seatkeeper.AppImage');
    const mountinfo = mounted('Seatkeeper.AppImage');
    expect(runningAppImage({ appImageVariable: named, executable, mountinfo, uid })).toBe(named);
    const other = mounted('squashfuse', 'fuse.Seatkeeper.AppImage');
    expect(runningAppImage({ appImageVariable: named, executable, mountinfo: other, uid })).toBe(
      named,
    );
  });

  test('may have a space in its name', () => {
    const named = image('Seat keeper.AppImage');
    const mountinfo = mounted(String.raw`Seat\040keeper.AppImage`);
    expect(runningAppImage({ appImageVariable: named, executable, mountinfo, uid })).toBe(named);
  });

  test.each<[string, (named: string) => Partial<Parameters<typeof runningAppImage>[0]>]>([
    ['that nothing names', () => ({ appImageVariable: undefined })],
    ['named without its folder', () => ({ appImageVariable: 'Seatkeeper.AppImage' })],
    ['of another program', () => ({ appImageVariable: image('Program.AppImage') })],
    [
      'where the executable is on a disk',
      () => ({ executable: '/home/ada/apps/seatkeeper/seatkeeper-bin', mountinfo: mounted('x') }),
    ],
    [
      'where the executable is below the mount’s root',
      () => ({ executable: `${point}/usr/bin/x` }),
    ],
    [
      'that is mounted by the kernel',
      () => ({ mountinfo: mounted('Seatkeeper.AppImage', 'ext4') }),
    ],
    [
      'of which another folder is mounted',
      () => ({ mountinfo: mounted('Seatkeeper.AppImage', undefined, '/other') }),
    ],
    ['without the mark of one', () => ({ appImageVariable: image('Seatkeeper.AppImage', 'no!') })],
    ['of another account', () => ({ uid: uid + 1 })],
    [
      'that is a link',
      (named) => {
        fs.renameSync(named, `${named}.real`);
        fs.symlinkSync(`${named}.real`, named);
        return {};
      },
    ],
    [
      'that is gone',
      (named) => {
        fs.rmSync(named);
        return {};
      },
    ],
    ['with no mounts to read', () => ({ mountinfo: '' })],
  ])('is none %s', (_, change) => {
    const named = image('Seatkeeper.AppImage');
    const usual = {
      appImageVariable: named,
      executable,
      mountinfo: mounted('Seatkeeper.AppImage'),
      uid,
    };
    // A file of root's counts as the account's own.
    const all = { ...usual, ...change(named) };
    if (uid === 0 && all.uid === 1) fs.chownSync(named, 4242, 4242);
    expect(runningAppImage(all)).toBeNull();
  });
});

/** Writes the list of the folder's packed content. */
function list(names: unknown): void {
  fs.writeFileSync(path.join(folder, 'resources', 'contents.json'), JSON.stringify(names));
}

describe('holdsOnlyTheApp', () => {
  beforeEach(() => {
    fs.mkdirSync(path.join(folder, 'resources'));
    for (const name of ['seatkeeper', 'resources.pak'])
      fs.writeFileSync(path.join(folder, name), '');
  });
  const packed = ['resources', 'resources.pak', 'seatkeeper'];

  test('is true for a folder without other files', () => {
    list(packed);
    expect(holdsOnlyTheApp(folder)).toBe(true);
    fs.rmSync(path.join(folder, 'resources.pak'));
    expect(holdsOnlyTheApp(folder)).toBe(true);
  });

  test.each(['photo.jpg', '.bashrc', 'Documents'])('is false with %s in the folder', (name) => {
    list(packed);
    fs.writeFileSync(path.join(folder, name), '');
    expect(holdsOnlyTheApp(folder)).toBe(false);
  });

  test('is false where the packed content is unknown', () => {
    expect(holdsOnlyTheApp(folder)).toBe(false);
    list({ length: 3 });
    expect(holdsOnlyTheApp(folder)).toBe(false);
    expect(holdsOnlyTheApp(path.join(folder, 'absent'))).toBe(false);
  });
});
