import { fileURLToPath } from 'node:url';
import { en } from '../../../shared/text/en.ts';
import {
  confirmRelease,
  headline,
  fileExists,
  untilConfirmed,
} from '../../support/journey-device.ts';
import { jsonOutputOf, run } from '../../support/journey-command.ts';
import { expect, seatOf, test } from '../app-fixture.ts';

const noFolderSync = fileURLToPath(new URL('../../support/no-folder-sync.cjs', import.meta.url));
const failing = (code: string) => ({ SEATKEEPER_TEST_FOLDER_SYNC: code });

test('a file system that cannot sync folders keeps no seat: the command', async ({
  writeRecord,
  polar,
  dataFolder,
}) => {
  await writeRecord('device', seatOf(polar));
  const switches = ['--require', noFolderSync];
  const at = { dataFolder, server: polar.baseUrl, switches };
  // A disk that fails is told of, and nothing is sent before it is known where the release stands.
  const broken = await run(['release', '--json'], { ...at, env: failing('EIO') });
  expect(jsonOutputOf(broken)).toMatchObject({ exitCode: 1, state: 'failed' });
  expect(polar.log.count({ operation: 'deactivate' })).toBe(0);

  const released = await run(['release', '--json'], { ...at, env: failing('EINVAL') });
  expect(jsonOutputOf(released)).toMatchObject({
    exitCode: 0,
    state: 'released',
    how: 'confirmed',
  });
  expect(fileExists(dataFolder, 'device.json')).toBe(false);
});

test('a file system that cannot sync folders keeps no seat: the window', async ({
  writeRecord,
  start,
  polar,
}) => {
  await writeRecord('device', seatOf(polar));
  const { page } = await start({ first: noFolderSync, env: failing('EOPNOTSUPP') });
  await untilConfirmed(page);
  await confirmRelease(page);
  await expect(headline(page, en.device.released.title)).toBeVisible();
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
});
