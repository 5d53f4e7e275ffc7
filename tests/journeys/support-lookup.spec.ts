import { activationHash } from '../../electron/services/seat/seat-record.ts';
import { caseBlock } from '../../shared/support-case.ts';
import { en } from '../../shared/text/en.ts';
import { replyText } from '../../shared/text/reply-text.ts';
import { writeReply } from '../../shared/write-reply.ts';
import { inputMethods } from '../support/input-methods.ts';
import { expectAnnounced } from '../support/journey-accessibility.ts';
import { button, expectAccessibleOnce, panelOf, type StaffUser } from '../support/journey-admin.ts';
import { copy, readClipboard, withClipboard } from '../support/journey-clipboard.ts';
import { licenseId } from '../support/polar/seed-small.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, test } from './app-fixture.ts';
import { useStaff } from './use-staff.ts';

const { licenses: messages, licensePanel, supportLookup } = en;
const { proposal: proposalText } = supportLookup;

const [mateo, brightwater] = [licenseId(2), licenseId(3)];

/** Code of the customer's case. */
const code = 'BCDF-GHJK';
/** Name of the seat in that case. */
const device = 'Ingrid’s MacBook Air';

/** What the reply says after the release. */
const released = {
  device,
  how: 'released',
  caseCode: code,
  customer: { customerName: 'Ingrid Solberg', customerEmail: null },
} as const;

/** Puts a text on the clipboard and pastes it into the support lookup, which searches at once. */
async function lookUp({ inputMethod, app, page }: StaffUser, text: string): Promise<void> {
  const field = page.getByLabel(supportLookup.paste);
  await inputMethod.goTo(field);
  await withClipboard(async () => {
    await copy(app, text);
    await page.keyboard.press('ControlOrMeta+V');
    await expect(field).toHaveValue(text);
  });
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

    test('proposes the seat of a case, and undoes its release', async () => {
      const staff = staffOf();
      const { inputMethod, page, polar } = staff;
      await lookUp(staff, mailAbout(polar));
      const proposal = page.getByRole('region', { name: proposalText.title(device) });
      await expect(proposal.getByRole('heading')).toBeFocused();
      await expect(proposal).toContainText(proposalText.why.case);
      await expectAnnounced(page, 'politely', supportLookup.summary(1, true, true, code));
      const facts = page.getByLabel(supportLookup.case(code));
      for (const fact of [en.support.reasons.lost, device, 'in spring'])
        await expect(facts).toContainText(fact);
      await expect(page.locator('.lookup-marked mark')).toContainText([code]);
      await expectAccessibleOnce(staff, 'a case in the support lookup');
      await inputMethod.press(button(proposal, proposalText.release));
      const countdown = page.getByRole('region', { name: proposalText.undoTitle(device) });
      await expect(countdown.getByRole('heading')).toBeFocused();
      await inputMethod.press(button(countdown, proposalText.undo));
      await expect(countdown).toHaveCount(0);
      await expect(proposal).toBeVisible();
      expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(0);
    });

    test('names the seat of a countdown also after another message', async () => {
      const staff = staffOf();
      const { inputMethod, page, polar } = staff;
      await inputMethod.press(button(page, proposalText.release));
      await inputMethod.press(button(page, supportLookup.clear));
      await lookUp(staff, 'unknown@northlight.example');
      const countdown = page.getByRole('region', { name: proposalText.undoTitle(device) });
      await inputMethod.press(button(countdown, proposalText.undo));
      await expect(countdown).toHaveCount(0);
      expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(0);
      await inputMethod.press(button(page, supportLookup.clear));
      await lookUp(staff, mailAbout(polar));
    });

    test('releases the seat of the case, and changes and copies the reply', async () => {
      const staff = staffOf();
      const { inputMethod, app, page, polar } = staff;
      await inputMethod.press(button(page, proposalText.release));
      const reply = page.getByRole('region', { name: supportLookup.reply.title });
      const field = reply.getByLabel(supportLookup.reply.text, { exact: true });
      await expect(field).toHaveValue(writeReply('en', undefined, released));
      const left = polar.record.liveActivations(polar.licenseId);
      expect(left.map(({ label }) => label)).toEqual(['Studio workstation']);
      await expect(panelOf(page, 'Ingrid Solberg')).toContainText(en.activity.reason(code));
      await expectAccessibleOnce(staff, 'a reply in the support lookup');
      await inputMethod.choose(
        reply.getByLabel(supportLookup.reply.language),
        replyText.de.language,
      );
      await expect(field).toHaveValue(writeReply('de', undefined, released));
      await inputMethod.write(field, 'Guten Tag, der Platz ist frei.');
      await withClipboard(async () => {
        await inputMethod.press(button(page, supportLookup.reply.copy));
        await expectAnnounced(page, 'politely', supportLookup.reply.copied);
        expect(await readClipboard(app)).toBe('Guten Tag, der Platz ist frei.');
      });
    });

    test('opens the reply in the mail program, for the buyer', async () => {
      const { inputMethod, app, page } = staffOf();
      await app.evaluate(({ shell }) => {
        shell.openExternal = async (url) => void Object.assign(globalThis, { opened: url });
      });
      await inputMethod.press(button(page, supportLookup.reply.mail));
      await expectAnnounced(page, 'politely', supportLookup.reply.mailed);
      const opened = await app.evaluate(() => (globalThis as { opened?: string }).opened);
      expect(opened).toContain('mailto:ingrid.solberg%40example.com?subject=');
      expect(opened).toContain(encodeURIComponent('Guten Tag, der Platz ist frei.'));
    });

    test('changes the template, whose placeholders are checked', async () => {
      const staff = staffOf();
      const { inputMethod, page } = staff;
      const { template } = supportLookup.reply;
      const field = page.getByLabel(template.label, { exact: true });
      await inputMethod.press(button(page, template.edit));
      await inputMethod.write(field, 'Moin {nam}!');
      await inputMethod.press(button(page, template.save));
      await expectAnnounced(page, 'at once', template.unknownField('{nam}'));
      await expect(field).toBeFocused();
      await expectAccessibleOnce(staff, 'a template with a wrong placeholder');
      await inputMethod.write(field, 'Moin {name}! {outcome}');
      await inputMethod.press(button(page, template.save));
      await expectAnnounced(page, 'politely', template.saved);
      const reply = page.getByLabel(supportLookup.reply.text, { exact: true });
      await expect(reply).toHaveValue(writeReply('de', 'Moin {name}! {outcome}', released));
    });

    test('looks the same case up again, which has no seat left', async () => {
      const staff = staffOf();
      const { page, polar } = staff;
      await startNextLookup(staff);
      await lookUp(staff, mailAbout(polar));
      await expect(page.getByText(supportLookup.seatGone)).toBeVisible();
      await expect(page.getByLabel(supportLookup.reply.text, { exact: true })).toHaveValue(
        writeReply('en', undefined, { ...released, how: 'already-free' }),
      );
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
