import { mkdir, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { en } from '../../shared/text/en.ts';
import { expectAnnounced } from '../support/journey-accessibility.ts';
import { press } from '../support/journey-licenses.ts';
import { recordSaveDialogs, suggestedNames } from '../support/journey-save.ts';
import { activityEntriesAt } from '../support/activity-entries.ts';
import { expect, test } from './app-fixture.ts';

const { activity } = en;
const hour = 60 * 60_000;

for (const how of ['name', 'file'] as const) {
  test(`days and file names follow the person’s calendar, with the time zone from its ${how}`, async ({
    start,
    dataFolder,
  }) => {
    const now = Date.now();
    const wall = (hours: number): Date => new Date(now + hours * hour);
    // At any time of day one of them has another date than UTC. Neither has daylight saving time.
    const zones = [
      ['Pacific/Kiritimati', 14],
      ['Pacific/Pago_Pago', -11],
    ] as const;
    const [TZ, ahead] =
      zones.find(([, hours]) => wall(hours).getUTCDate() !== wall(0).getUTCDate()) ?? zones[0];
    const today = wall(ahead).toISOString().slice(0, 10);
    const midnight = Date.parse(`${today}T00:00:00Z`) - ahead * hour;
    const entry = activityEntriesAt(now).find(({ receipt }) => receipt === undefined);
    const times = [midnight - 24 * hour - 1, midnight - 1, midnight];
    const lines = times.map((at, id) => JSON.stringify({ ...entry, at, id: `entry-${id}` }));
    await mkdir(dataFolder, { recursive: true });
    await writeFile(path.join(dataFolder, 'activity.jsonl'), `${lines.join('\n')}\n`);

    const reported = how === 'name' ? TZ : `:/usr/share/zoneinfo/${TZ}`;
    const { app, page } = await start({ env: { TZ: reported } });
    await press(page, en.app.nav.activity);
    const headings = page.locator('.activity-day h2');
    await expect(headings).toHaveCount(3);
    await expect(headings.first()).toHaveText(activity.today);
    await expect(headings.nth(1)).toHaveText(activity.yesterday);
    await expect(headings.nth(2)).toHaveText(/\d, \d{4}$/);

    await recordSaveDialogs(app, path.join(dataFolder, 'table.csv'));
    await press(page, activity.save);
    await expectAnnounced(page, 'politely', activity.saved);
    const [name] = await suggestedNames(app);
    expect(name).toContain(activity.fileName(today));
  });
}
