import { en } from '../../shared/text/en.ts';
import { answerDialog, byPointer } from '../support/input-methods.ts';
import { expectAccessible, expectAnnounced, pressByKey } from '../support/journey-accessibility.ts';
import { button, connectOrganization, panelOf } from '../support/journey-admin.ts';
import { answerDialogs, shownDialogs } from '../support/journey-app.ts';
import { copy, withClipboard } from '../support/journey-clipboard.ts';
import { mailOf } from '../support/mails.ts';
import { expect, test } from './app-fixture.ts';

const { licensePanel, supportLookup } = en;

test('whole mails lead to the seat, say what is missing, and show a contradiction', async ({
  polar,
  start,
}) => {
  const { app, page } = await start();
  const inputMethod = byPointer(page);
  await connectOrganization({ app, page, polar, inputMethod });
  await answerDialogs(app, 1);
  await inputMethod.press(button(page, en.app.nav.support));
  const lookUp = async (text: string): Promise<void> => {
    await page.getByLabel(supportLookup.paste).fill(text);
    await inputMethod.press(button(page, supportLookup.find));
  };
  const result = page.locator('.lookup-result');
  const shownKey = `••••-${polar.key.slice(-6)}`;

  // A wrapped case in a quotation: its seat is released.
  await lookUp(mailOf('gmail-de', polar));
  await expect(result).toContainText(supportLookup.seat('Ingrid’s MacBook Air'));
  await expect(result).toContainText(supportLookup.clue('case', 'BCDF-GHJK', 1));
  await inputMethod.press(
    button(panelOf(page, 'Ingrid Solberg'), licensePanel.seats.releaseOf('Ingrid’s MacBook Air')),
  );
  await answerDialog(page, inputMethod, licensePanel.release.confirm);
  await expect
    .poll(() => polar.record.liveActivations(polar.licenseId).map(({ label }) => label))
    .toEqual(['Studio workstation']);

  // The source of an HTML mail: the recognized values are shown, and no whole key.
  await lookUp(mailOf('web-mail-de.html', polar));
  await expect(result).toContainText(supportLookup.clue('key', shownKey, 1));
  await expect(result).toContainText(supportLookup.clue('email', 'ingrid.solberg@example.com', 1));
  await expect(panelOf(page, 'Ingrid Solberg')).toBeVisible();
  expect(await page.locator('body').innerText()).not.toContain(polar.key);
  await expectAccessible(page, 'what was recognized in a mail');

  // Nothing is recognized, and the answer does not claim certainty.
  await lookUp('Hello, it does not work any more.\n\nHeinz');
  await expect(result.getByRole('heading')).toHaveText(supportLookup.nothing.notUnderstood);
  await expect(result).toContainText(supportLookup.nothing.howToAsk);
  await expect(result).not.toContainText(supportLookup.nothing.allSearched);
  await expectAnnounced(page, 'politely', supportLookup.summary(0, false, false, null));

  // The key of one customer in the mail of another: no panel opens by itself.
  await lookUp(mailOf('contradiction-en', polar));
  await expect(result).toContainText(supportLookup.contradiction.body);
  await expectAnnounced(page, 'at once', supportLookup.contradiction.title);
  await expect(result).toContainText(supportLookup.foundBy(['key']));
  await expect(result).toContainText(supportLookup.foundBy(['email']));
  await expect(panelOf(page, 'Ingrid Solberg')).toHaveCount(0);
  await expectAccessible(page, 'a contradiction in a mail');
});

test('a seat is freed from a whole pasted mail in three actions', async ({ polar, start }) => {
  const { app, page } = await start();
  const inputMethod = byPointer(page);
  await connectOrganization({ app, page, polar, inputMethod });
  await answerDialogs(app, 1);
  await inputMethod.press(button(page, en.app.nav.support));
  let actions = 0;
  const field = page.getByLabel(supportLookup.paste);
  await field.focus();
  await withClipboard(async () => {
    await copy(app, mailOf('forwarded-twice-en', polar));
    actions += 1;
    await page.keyboard.press('ControlOrMeta+V');
    await expect(page.getByText(supportLookup.proposal.why.case)).toBeVisible();
  });
  await expect(page.locator('.lookup-warning')).toContainText(
    supportLookup.forwarded.body('desk@reseller.example', 'ingrid.solberg@example.com'),
  );
  actions += 1;
  await pressByKey(page, button(page, supportLookup.proposal.release));
  const seats = () => polar.record.liveActivations(polar.licenseId).map(({ label }) => label);
  await expect.poll(seats, { timeout: 15_000 }).toEqual(['Studio workstation']);
  // The person answers one question of the system.
  actions += (await shownDialogs(app)).length;
  expect(actions).toBe(3);
  await expect(page.getByLabel(supportLookup.reply.text, { exact: true })).toHaveValue(
    /^Hello Ingrid Solberg,/,
  );
});
