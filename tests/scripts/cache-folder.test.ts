import { expect, test } from 'vitest';
import { cacheFolder } from '../../scripts/setup/cache-folder.mjs';

test.each([
  ['linux', {}, '/home/ada/.cache/seatkeeper'],
  ['linux', { XDG_CACHE_HOME: '/var/cache/ada' }, '/var/cache/ada/seatkeeper'],
  ['linux', { XDG_CACHE_HOME: 'relative' }, '/home/ada/.cache/seatkeeper'],
  ['linux', { XDG_CACHE_HOME: '' }, '/home/ada/.cache/seatkeeper'],
  ['darwin', { XDG_CACHE_HOME: '/var/cache/ada' }, '/home/ada/Library/Caches/seatkeeper'],
  ['win32', { LOCALAPPDATA: '/local' }, '/local/seatkeeper'],
  ['win32', {}, '/home/ada/AppData/Local/seatkeeper'],
  ['linux', { SEATKEEPER_CACHE: '/big/disk', XDG_CACHE_HOME: '/x' }, '/big/disk'],
] as const)('on %s with %o the cache is %s', (platform, env, folder) => {
  expect(cacheFolder(env, platform, '/home/ada')).toBe(folder);
});
