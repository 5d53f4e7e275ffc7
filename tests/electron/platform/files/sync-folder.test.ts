import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { syncFolder, type FolderCalls } from '../../../../electron/platform/files/sync-folder.ts';

/** The file system's calls, some of which fail, with a list of those that were made. */
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

describe('syncFolder', () => {
  test('syncs a folder where the file system can', () => {
    expect(() => syncFolder(tmpdir())).not.toThrow();
  });

  test('throws where a folder cannot be opened for another reason', () => {
    const { made: created, calls } = callsThatFail('open', 'EIO');
    expect(() => syncFolder('/x', calls)).toThrow('EIO');
    expect(created).toEqual(['open']);
  });

  const unsupported = ['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EPERM', 'EACCES', 'EISDIR'];
  test.each([...unsupported, 'EBADF'])(
    'ignores %s, with which a file system says that it cannot sync folders',
    (code) => {
      const synced = callsThatFail('fsync', code);
      expect(() => syncFolder('/x', synced.calls)).not.toThrow();
      expect(synced.made).toEqual(['open', 'fsync', 'close']);

      const opened = callsThatFail('open', code);
      expect(() => syncFolder('/x', opened.calls)).not.toThrow();
      expect(opened.made).toEqual(['open']);
    },
  );

  test.each(['EIO', 'ENOSPC', 'EROFS', 'EDQUOT', 'ESTALE', 'EMFILE'])(
    'throws %s, and closes the folder',
    (code) => {
      const { made: created, calls } = callsThatFail('fsync', code);
      expect(() => syncFolder('/x', calls)).toThrow(code);
      expect(created).toEqual(['open', 'fsync', 'close']);
    },
  );

  test('throws where the folder is absent', () => {
    expect(() => syncFolder(`${fs.realpathSync(tmpdir())}/not-there-${process.pid}`)).toThrow(
      'ENOENT',
    );
  });
});
