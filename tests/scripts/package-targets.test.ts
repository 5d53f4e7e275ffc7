import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPackageRequest } from '../../scripts/packaging/targets.ts';
import { projectRoot } from '../../scripts/setup/project.ts';

const linux = { platform: 'linux', architecture: 'x64' } as const;
const mac = { platform: 'darwin', architecture: 'arm64' } as const;
const windows = { platform: 'win32', architecture: 'x64' } as const;
const file = path.resolve('lumen.json');
const read = (line: string, host: Parameters<typeof readPackageRequest>[1] = linux) =>
  readPackageRequest(line === '' ? [] : line.split(' '), host);

describe('npm run package', () => {
  test.each([
    ['', { own: null, builderArgs: ['--dir'] }],
    ['dir', { own: [], builderArgs: ['--dir'] }],
    ['--linux', { own: null, builderArgs: ['--dir'] }],
    ['--linux deb rpm', { own: ['deb', 'rpm'], builderArgs: ['--dir'] }],
    ['--linux rpm AppImage', { own: ['rpm'], builderArgs: ['--linux', 'AppImage'] }],
    [
      '--linux rpm -c.compression=store --output x',
      {
        own: ['rpm'],
        builderArgs: ['--dir', '-c.compression=store'],
        isCompressed: false,
        output: path.resolve('x'),
      },
    ],
    ['--linux deb:x64 --x64', { own: ['deb'], builderArgs: ['--dir'] }],
    ['--vendor lumen.json --linux deb', { own: ['deb'], vendorFile: file }],
    ['--vendor=lumen.json', { own: null, vendorFile: file, testServer: null }],
    [
      '--vendor lumen.json --test-server http://127.0.0.1:4000/',
      { testServer: 'http://127.0.0.1:4000' },
    ],
    [
      '--linux AppImage -c.compression=store',
      { builderArgs: ['--linux', 'AppImage', '-c.compression=store'] },
    ],
  ])('on Linux reads "%s"', (line, request) => {
    expect(read(line)).toMatchObject(request);
  });

  test('makes the usual package of other systems where none is named', () => {
    expect(read('--mac', mac)).toMatchObject({ own: [], builderArgs: ['--mac', 'dmg'] });
    expect(read('--win', windows)).toMatchObject({ own: [], builderArgs: ['--win', 'nsis'] });
    expect(read('', windows)).toMatchObject({ own: [], builderArgs: ['--dir'] });
  });

  test.each([
    ['--win', 'Packages for Windows are built on Windows, and this is Linux'],
    ['-w nsis', 'Packages for Windows'],
    ['--mac dmg', 'Packages for macOS are built on macOS, and this is Linux'],
    [
      '--arm64',
      'Packages for arm64 are built on a computer with that processor, and this one has x64',
    ],
    ['--linux deb --arm64', 'Packages for arm64'],
    ['--linux deb:arm64', 'Packages for arm64'],
    ['--ia32', 'Packages for ia32'],
    ['--universal', 'Packages for universal'],
    ['--linux snap', '"snap" is no kind of package for Linux'],
    ['--linux nsis', '"nsis" is no kind of package for Linux'],
    ['deb', '"deb" is not known'],
    ['--publish=always', '"--publish=always" is not known'],
    ['dir --linux deb', 'Name either dir'],
    ['--vendor', '--vendor needs a value'],
    ['--vendor --linux', '--vendor needs a value'],
    ['--test-server http://127.0.0.1:4000', '--test-server needs --vendor'],
    ...[
      'https://127.0.0.1:4000',
      'http://127.0.0.1',
      'http://127.0.0.1:99999',
      'http://127.0.0.1:4000/x',
      'http://127.0.0.1:4000@lumen.example',
      'http://localhost:4000',
      'http://192.168.0.2:4000',
      'http://lumen.example:80',
    ].map((address) => [`--vendor x --test-server ${address}`, '--test-server takes http://127']),
  ])('on Linux with x64 refuses "%s"', (line = '', reason = '') => {
    expect(() => read(line)).toThrow(reason);
  });

  test('ends with 1 and one sentence for another system or processor', () => {
    const other = process.arch === 'arm64' ? '--x64' : '--arm64';
    for (const arg of [process.platform === 'win32' ? '--mac' : '--win', other]) {
      const args = ['scripts/run.mjs', 'package', arg];
      const ended = spawnSync(process.execPath, args, { cwd: projectRoot, encoding: 'utf8' });
      expect(ended).toMatchObject({ status: 1, stdout: '' });
      expect(ended.stderr).toMatch(/^Packages for \w+ are built on .*\n$/);
    }
  });
});
