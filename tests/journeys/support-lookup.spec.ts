import { activationHash } from '../../electron/services/seat/seat-record.ts';
import { caseBlock } from '../../shared/support-case.ts';
import { en } from '../../shared/text/en.ts';
import { answerDialog, inputMethods, confirmDialog } from '../support/input-methods.ts';
import { expectAnnounced } from '../support/journey-accessibility.ts';
import { button, expectAccessibleOnce, panelOf, type StaffUser } from '../support/journey-admin.ts';
import { copy, readClipboard, withClipboard } from '../support/journey-clipboard.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, test } from './app-fixture.ts';
import { useStaff } from './use-staff.ts';

const { licenses: messages, licensePanel, supportLookup } = en;

const [mateo, brightwater] = [licenseId(2), licenseId(3)];

/** Code of the customer's case. */
const code = 'BCDF-GHJK';
/** Name of the seat in that case. */
const device = 'Ingrid’s MacBook Air';

/** Puts a text on the clipboard, pastes it into the support lookup and starts the search. */
async function lookUp({ inputMethod, app, page }: StaffUser, text: string): Promise<void> {
  const field = page.getByLabel(supportLookup.paste);
  await inputMethod.goTo(field);
  await withClipboard(async () => {
    await copy(app, text);
    await page.keyboard.press('ControlOrMeta+V');
    await expect(field).toHaveValue(text);
  });
  await inputMethod.press(button(page, supportLookup.find));
}

/** A support case in a customer's mail, wrapped and quoted. */
function mailAbout(polar: Polar): string {
  const block = caseBlock({
    version: 1,
    code,
    createdAt: Date.now(),
    about: 'another-device',
    reason: 'lost',
    server: 'loopback',
    displayKey: `****-${polar.key.slice(-6)}`,
    activationHash: activationHash(polar.otherActivationId),
    deviceName: device,
    lastUsed: 'in spring',
    situation: 'none',
    failure: null,
    appVersion: '0.1.0',
    platform: 'linux',
  });
  const wrapped = block.match(/.{1,70}/g) ?? [];
  return ['Hello, it was in my bag.', '', ...wrapped.map((line) => `> ${line}`)].join('\n');
}

/** Empties the lookup for the next customer. */
async function startNextLookup({ inputMethod, page }: StaffUser): Promise<void> {
  await inputMethod.press(button(page, supportLookup.clear));
  await expect(page.getByLabel(supportLookup.paste)).toBeFocused();
  await expect(page.getByLabel(supportLookup.paste)).toHaveValue('');
}

for (const { name, on } of inputMethods) {
  test.describe(`a member of staff, ${name},`, () => {
    const staffOf = useStaff(on);

    test('opens the support lookup, which asks for a text', async () => {
      const { inputMethod, page } = staffOf();
      await inputMethod.press(button(page, en.app.nav.support));
      await inputMethod.press(button(page, supportLookup.find));
      await expectAnnounced(page, 'at once', supportLookup.empty);
      await expect(page.getByLabel(supportLookup.paste)).toBeFocused();
    });

    test('releases the seat of a case, and copies the reply', async () => {
      const staff = staffOf();
      const { inputMethod, app, page, polar } = staff;
      await lookUp(staff, mailAbout(polar));
      const ingrid = panelOf(page, 'Ingrid Solberg');
      await expect(ingrid.getByRole('heading', { name: 'Ingrid Solberg' })).toBeFocused();
      await expectAnnounced(page, 'politely', supportLookup.summary(1, true, true, code));
      const facts = page.getByLabel(supportLookup.case(code));
      for (const fact of [en.support.reasons.lost, device, 'in spring'])
        await expect(facts).toContainText(fact);
      await expectAccessibleOnce(staff, 'a case in the support lookup');
      await inputMethod.openTwice(button(ingrid, licensePanel.seats.releaseOf(device)));
      await expect(confirmDialog(page).getByLabel(licensePanel.release.reason)).toHaveValue(code);
      await answerDialog(page, inputMethod, licensePanel.release.confirm);
      await expect(ingrid).toContainText(en.activity.reason(code));
      const left = polar.record.liveActivations(polar.licenseId);
      expect(left.map(({ label }) => label)).toEqual(['Studio workstation']);
      await withClipboard(async () => {
        await inputMethod.press(button(page, supportLookup.reply.copy));
        await expectAnnounced(page, 'politely', supportLookup.reply.copied);
        const reply = { device, how: 'released', caseCode: code } as const;
        expect(await readClipboard(app)).toBe(supportLookup.reply.text(reply));
      });
    });

    test('looks the same case up again, which has no seat left', async () => {
      const staff = staffOf();
      const { page, polar } = staff;
      await startNextLookup(staff);
      await lookUp(staff, mailAbout(polar));
      await expect(page.getByText(supportLookup.seatGone)).toBeVisible();
      const reply = { device, how: 'already-free', caseCode: code } as const;
      await expect(page.getByText(supportLookup.reply.text(reply))).toBeVisible();
    });

    test('finds a seat by its activation id', async () => {
      const staff = staffOf();
      const { page, polar } = staff;
      const [seat] = polar.record.liveActivations(mateo);
      await startNextLookup(staff);
      await lookUp(staff, seat?.id ?? '');
      await expect(panelOf(page, 'Mateo Fernández')).toBeVisible();
      await expect(page.getByText(supportLookup.seat('MATEO-PC'))).toBeVisible();
    });

    test('chooses among the licenses of one address', async () => {
      const staff = staffOf();
      const { inputMethod, page, polar } = staff;
      const films = panelOf(page, 'Brightwater Films');
      const key = polar.record.license(brightwater)?.key ?? '';
      const ending = messages.grid.keyEnding(key.slice(-6));
      await startNextLookup(staff);
      await lookUp(staff, 'licenses@brightwater.example');
      await expectAnnounced(page, 'politely', supportLookup.summary(2, true, true, null));
      await inputMethod.press(button(page, supportLookup.showOf('Brightwater Films', ending)));
      await expect(films).toContainText(ending);
      await inputMethod.close(films, licensePanel.close);
      await expect(films).toHaveCount(0);
    });

    test('finds no license for an unknown address, and goes back to the list', async () => {
      const staff = staffOf();
      const { inputMethod, page, polar } = staff;
      await startNextLookup(staff);
      await lookUp(staff, 'unknown@nowhere.example');
      await expect(page.getByRole('heading', { name: supportLookup.nothing.title })).toBeVisible();
      await inputMethod.press(button(page, en.app.nav.licenses));
      await expect(page.getByRole('heading', { level: 1, name: messages.title })).toBeVisible();
      expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(1);
    });
  });
}
