import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { syncFolder, type FolderCalls } from '../../../../electron/platform/files/sync-folder.ts';

/** Calls that fail where they are told to; which were made. */
function callsThatFail(at: 'open' | 'fsync', code: string) {
  const created: string[] = [];
  const fail = (name: string): void => {
    created.push(name);
    if (name === at) throw Object.assign(new Error(`${code}: ${name}`), { code });
  };
  const calls = {
    openSync: () => {
      fail('open');
      return 7;
    },
    fsyncSync: () => fail('fsync'),
    closeSync: () => fail('close'),
  } as unknown as FolderCalls;
  return { made: created, calls };
}

describe('a folder is synced', () => {
  test('where the file system can', () => {
    expect(() => syncFolder(tmpdir())).not.toThrow();
  });

  test('and one that cannot be opened for another reason is reported', () => {
    const { made: created, calls } = callsThatFail('open', 'EIO');
    expect(() => syncFolder('/x', calls)).toThrow('EIO');
    expect(created).toEqual(['open']);
  });

  const unsupported = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EPERM', 'EACCES', 'EISDIR'];
  test.each([...unsupported, 'EBADF'])('or not, and %s of it is no failure', (code) => {
    const synced = callsThatFail('fsync', code);
    expect(() => syncFolder('/x', synced.calls)).not.toThrow();
    expect(synced.made).toEqual(['open', 'fsync', 'close']);

    const opened = callsThatFail('open', code);
    expect(() => syncFolder('/x', opened.calls)).not.toThrow();
    expect(opened.made).toEqual(['open']);
  });

  test.each(['EIO', 'ENOSPC', 'EROFS', 'EDQUOT', 'ESTALE', 'EMFILE'])(
    'and %s is reported, with the folder closed',
    (code) => {
      const { made: created, calls } = callsThatFail('fsync', code);
      expect(() => syncFolder('/x', calls)).toThrow(code);
      expect(created).toEqual(['open', 'fsync', 'close']);
    },
  );

  test('and one that is not there is reported', () => {
    expect(() => syncFolder(`${fs.realpathSync(tmpdir())}/not-there-${process.pid}`)).toThrow(
      'ENOENT',
    );
  });
});
