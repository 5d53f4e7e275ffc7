import { en } from '../../shared/text/en.ts';
import { answer, byPointer } from '../support/person.ts';
import { expectAccessible, expectSpoken } from '../support/journey-access.ts';
import { button, connect, panelOf } from '../support/journey-admin.ts';
import { answerDialogs } from '../support/journey-app.ts';
import { mailOf } from '../support/mails.ts';
import { expect, test } from './app-fixture.ts';

const { licensePanel, supportDesk } = en;

test('whole mails lead to the seat, say what is missing, and show a contradiction', async ({
  polar,
  start,
}) => {
  const { app, page } = await start();
  const hand = byPointer(page);
  await connect({ app, page, polar, hand });
  await answerDialogs(app, 1);
  await hand.press(button(page, supportDesk.open));
  const lookUp = async (text: string): Promise<void> => {
    await page.getByLabel(supportDesk.paste).fill(text);
    await hand.press(button(page, supportDesk.find));
  };
  const result = page.locator('.desk-answer');
  const shownKey = `****-${polar.key.slice(-6)}`;

  // A case in a quotation, wrapped: its seat is released.
  await lookUp(mailOf('gmail-de', polar));
  await expect(result).toContainText(supportDesk.seat('Ingrid’s MacBook Air'));
  await expect(result).toContainText(supportDesk.clue('case', 'BCDF-GHJK', 1));
  await hand.press(
    button(panelOf(page, 'Ingrid Solberg'), licensePanel.seats.releaseOf('Ingrid’s MacBook Air')),
  );
  await answer(page, hand, licensePanel.release.confirm);
  await expect
    .poll(() => polar.record.liveActivations(polar.licenseId).map(({ label }) => label))
    .toEqual(['Studio workstation']);

  // The source of an HTML mail: what was recognized is shown, and no whole key.
  await lookUp(mailOf('web-mail-de.html', polar));
  await expect(result).toContainText(supportDesk.clue('key', shownKey, 1));
  await expect(result).toContainText(supportDesk.clue('email', 'ingrid.solberg@example.com', 1));
  await expect(panelOf(page, 'Ingrid Solberg')).toBeVisible();
  expect(await page.locator('body').innerText()).not.toContain(polar.key);
  await expectAccessible(page, 'what was recognized in a mail');

  // Nothing is recognized, and that is not called certain.
  await lookUp('Hello, it does not work any more.\n\nHeinz');
  await expect(result.getByRole('heading')).toHaveText(supportDesk.nothing.notUnderstood);
  await expect(result).toContainText(supportDesk.nothing.howToAsk);
  await expect(result).not.toContainText(supportDesk.nothing.whole);
  await expectSpoken(page, 'politely', supportDesk.summary(0, false, false));

  // The key of one customer in the mail of another: nobody's panel opens by itself.
  await lookUp(mailOf('contradiction-en', polar));
  await expect(result).toContainText(supportDesk.contradiction.body);
  await expectSpoken(page, 'at once', supportDesk.contradiction.title);
  await expect(result).toContainText(supportDesk.foundBy(['key']));
  await expect(result).toContainText(supportDesk.foundBy(['email']));
  await expect(panelOf(page, 'Ingrid Solberg')).toHaveCount(0);
  await expectAccessible(page, 'a contradiction in a mail');
});
