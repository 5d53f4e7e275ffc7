import { mkdir, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { en } from '../../shared/text/en.ts';
import { answerDialog, inputMethods } from '../support/input-methods.ts';
import { headline } from '../support/journey-device.ts';
import { cardButton, licenseCard, plainButton } from '../support/journey-several-licenses.ts';
import { patternedKey } from '../support/polar/patterned-uuid.ts';
import { severalSeats, writeSeats } from '../support/several-seats.ts';
import { expect, test } from './app-fixture.ts';

const { actions, licenses: messages } = en.device;
const nameOf = (key: string): string => `LUMEN-TEST … ${key.slice(-6)}`;

for (const { name: method, on } of inputMethods) {
  test(`the cards of a license move it, ask the seller, and stop a release that failed, ${method}`, async ({
    start,
    polar,
    dataFolder,
  }) => {
    test.slow();
    const seats = severalSeats(polar, 2);
    await writeSeats(dataFolder, seats);
    const [moved, failing] = seats.map(({ key }) => nameOf(key));
    if (moved === undefined || failing === undefined) throw new Error('Too few seats');
    // An activation whose answer was lost.
    const folder = path.join(dataFolder, 'seats', '0a1b2c0a');
    const key = patternedKey('LUMEN', '0ce0', 4);
    const intent = {
      version: 1,
      server: 'loopback',
      key,
      organizationId: polar.organizationId,
      label: 'Edit suite',
      nonce: 'n-1',
      askedBy: 'person',
      askedAt: Date.now() - 3_600_000,
    };
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(path.join(folder, 'activation.json'), JSON.stringify(intent), { mode: 0o600 });

    const { page } = await start();
    const inputMethod = on(page);
    await expect(licenseCard(page, failing)).toContainText(en.device.active.title);

    // The move of one license, which is put off.
    await inputMethod.press(cardButton(page, messages.move, moved));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.move.title);
    await expect(page.getByRole('main')).toContainText(moved);
    await inputMethod.press(plainButton(page, en.move.banner.end));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(moved);
    await inputMethod.press(plainButton(page, messages.back));

    // Only the seller sees what became of the activation.
    await inputMethod.press(cardButton(page, actions.askSeller, nameOf(key)));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.support.help.title);
    await inputMethod.press(plainButton(page, en.app.nav.device));

    // A release of a key that the seller replaced meanwhile fails, and the person gives it up.
    polar.seller.rotate(
      polar.record.storedLicenses().find((one) => nameOf(one.key) === failing)?.id ?? '',
    );
    await inputMethod.press(cardButton(page, actions.release, failing));
    await answerDialog(page, inputMethod, en.device.dialog.confirm);
    await expect(licenseCard(page, failing)).toContainText(en.device.unconfirmed.title, {
      timeout: 20_000,
    });
    await inputMethod.press(cardButton(page, messages.details, failing));
    await inputMethod.press(plainButton(page, actions.stopTrying));
    await expect(plainButton(page, actions.stopTrying)).toHaveCount(0);
    await inputMethod.press(plainButton(page, actions.check));
    await expect(headline(page, en.device.keyChanged.title)).toBeVisible();
  });
}
