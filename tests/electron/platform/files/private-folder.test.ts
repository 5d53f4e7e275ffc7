import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { secureFolder } from '../../../../electron/platform/files/private-folder.ts';
import { hasOtherInstance } from '../../../../electron/platform/start/second-instance.ts';

let place: string;

beforeEach(() => {
  place = fs.mkdtempSync(path.join(os.tmpdir(), 'seatkeeper-private-'));
});
afterEach(() => {
  fs.rmSync(place, { recursive: true, force: true });
});

function folder(mode: number, ...parts: string[]): string {
  const created = path.join(place, ...parts);
  fs.mkdirSync(created, { recursive: true });
  fs.chmodSync(created, mode);
  return created;
}
const lockOf = (target: string): void => {
  fs.symlinkSync(target, path.join(place, 'SingletonLock'));
};
const modeOf = (name: string): number => fs.statSync(name).mode & 0o7777;

describe('a data folder', () => {
  test.each([0o777, 0o775, 0o770, 0o755, 0o711, 0o1777])(
    'of this account with mode %o is closed to others',
    (mode) => {
      const data = folder(mode, 'data');
      expect(secureFolder(data)).toBeNull();
      expect(modeOf(data)).toBe(0o700);
    },
  );

  test.each([0o700, 0o500])('that is closed already (%o) stays unchanged', (mode) => {
    const data = folder(mode, 'data');
    expect(secureFolder(data)).toBeNull();
    expect(modeOf(data)).toBe(mode);
  });

  test('behind a link is closed as well', () => {
    const data = folder(0o777, 'data');
    fs.symlinkSync(data, path.join(place, 'link'));
    expect(secureFolder(path.join(place, 'link'))).toBeNull();
    expect(modeOf(data)).toBe(0o700);
  });

  test('that is absent is not a problem', () => {
    expect(secureFolder(path.join(place, 'none', 'data'))).toBeNull();
    fs.symlinkSync('/mnt/none', path.join(place, 'link'));
    expect(secureFolder(path.join(place, 'link'))).toBeNull();
  });

  test('below a folder in which any account may rename it is exposed', () => {
    const data = folder(0o700, 'open', 'middle', 'data');
    fs.chmodSync(path.join(place, 'open'), 0o777);
    expect(secureFolder(data)).toBe('folder-exposed');
    // On both paths: the one that was given, and the one that a link leads to.
    const link = path.join(place, 'link');
    fs.symlinkSync(data, link);
    expect(secureFolder(link)).toBe('folder-exposed');
  });

  test('below a folder like /tmp, or one of a group, is not a problem', () => {
    const data = folder(0o700, 'place', 'data');
    for (const mode of [0o1777, 0o775]) {
      fs.chmodSync(path.join(place, 'place'), mode);
      expect(secureFolder(data)).toBeNull();
    }
  });

  // Only root can change a folder's owner. For an ordinary user's folder root is another account, as in `sudo seatkeeper`.
  if (process.getuid?.() === 0) {
    test('of another account is foreign with any mode, and stays unchanged', () => {
      for (const mode of [0o777, 0o700]) {
        const data = folder(mode, `data-${mode}`);
        fs.chownSync(data, 65_534, 65_534);
        expect(secureFolder(data)).toBe('folder-foreign');
        expect(modeOf(data)).toBe(mode);
        fs.symlinkSync(data, `${data}-link`);
        expect(secureFolder(`${data}-link`)).toBe('folder-foreign');
      }
    });

    test('behind another account’s link is foreign', () => {
      const link = path.join(place, 'link');
      fs.symlinkSync(folder(0o700, 'data'), link);
      fs.lchownSync(link, 65_534, 65_534);
      expect(secureFolder(link)).toBe('folder-foreign');
    });
  }
});

describe('another instance of the app', () => {
  test('is a living process of this computer that has the lock', () => {
    lockOf(`${os.hostname()}-${process.pid}`);
    expect(hasOtherInstance(place)).toBe(true);
  });
  test.each([
    ['no lock at all', null],
    ['the lock of a process that is gone', `${os.hostname()}-4194305`],
    ['the lock of another computer', `elsewhere-${process.pid}`],
    ['a lock that is none', 'nonsense'],
  ])('is not %s', (_, target) => {
    if (target !== null) lockOf(target);
    expect(hasOtherInstance(place)).toBe(false);
  });
});
