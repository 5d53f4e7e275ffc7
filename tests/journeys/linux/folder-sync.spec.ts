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

test('the command releases a seat on a file system that cannot sync folders', async ({
  writeRecord,
  polar,
  dataFolder,
}) => {
  await writeRecord('device', seatOf(polar));
  const switches = ['--require', noFolderSync];
  const at = { dataFolder, server: polar.baseUrl, switches };
  // A failing disk is reported, and the app sends nothing before it knows the state of the release.
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

test('the window releases a seat on a file system that cannot sync folders', async ({
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
