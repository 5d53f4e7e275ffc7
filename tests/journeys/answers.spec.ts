import { en } from '../../shared/text/en.ts';
import {
  confirmRelease,
  expectSeat,
  headline,
  recordCardText,
  press,
  stateCard,
  untilConfirmed,
} from '../support/journey-device.ts';
import type { Fault } from '../support/polar/faults.ts';
import type { Polar } from '../support/polar/start-polar.ts';
import { expect, test } from './app-fixture.ts';
import * as outcomes from './release-outcomes.ts';
import type { OutcomeText } from './release-outcomes.ts';

const { actions } = en.device;

/** A release whose answer leaves the outcome open, and the result of the checks that follow. */
interface IndeterminateCase {
  readonly name: string;
  readonly arrange: (polar: Polar) => void;
  /** Shown while the outcome is unknown. */
  readonly meanwhile: OutcomeText;
  readonly end: OutcomeText;
  readonly seat: 'held' | 'free';
  /** Number of times that Polar acts on the request. */
  readonly processedCount: 0 | 1;
  /** Number of requests; default any, since Chromium may retry. */
  readonly requestCount?: number;
}

/**
 * Applies to all requests: Chromium retries a request if a connection that was used before dies on
 * it.
 */
function always(fault: Fault) {
  return (polar: Polar): void =>
    polar.faults.add(fault, { on: 'deactivate', times: Number.POSITIVE_INFINITY });
}

const indeterminateCases: readonly IndeterminateCase[] = [
  {
    name: 'the answer is lost',
    arrange: always({ type: 'answer-lost' }),
    meanwhile: outcomes.indeterminate('no-answer'),
    end: outcomes.foundFree,
    seat: 'free',
    processedCount: 1,
  },
  {
    name: '500 after Polar acted',
    arrange: always({ type: 'error-after' }),
    meanwhile: outcomes.indeterminate('server-error'),
    end: outcomes.foundFree,
    seat: 'free',
    processedCount: 1,
  },
  {
    name: 'the server closes the connection',
    arrange: always({ type: 'request-lost' }),
    meanwhile: outcomes.indeterminate('no-answer'),
    end: outcomes.refused('still-held'),
    seat: 'held',
    processedCount: 0,
  },
  {
    name: '404 at the first request, since the seat is gone already',
    arrange: (polar) => polar.seller.release(polar.activationId),
    meanwhile: outcomes.indeterminate('gone'),
    end: outcomes.foundFree,
    seat: 'free',
    processedCount: 0,
  },
  {
    name: 'Polar acts and answers only after the deadline, on a connection that lives',
    arrange: (polar) => polar.faults.add({ type: 'slow', ms: 11_500 }, { on: 'deactivate' }),
    meanwhile: outcomes.indeterminate('no-answer'),
    end: outcomes.foundFree,
    seat: 'free',
    processedCount: 1,
    requestCount: 1,
  },
];

for (const one of indeterminateCases) {
  const { name, arrange, meanwhile, end, seat, processedCount, requestCount } = one;
  test(`${name}: the app checks until the outcome is known`, async ({
    held,
    polar,
    dataFolder,
  }) => {
    const { page } = held;
    await untilConfirmed(page);
    arrange(polar);
    const readCardText = await recordCardText(page);
    await confirmRelease(page);

    await outcomes.expectOutcome(page, end, 30_000);
    const seen = await readCardText();
    for (const part of [meanwhile.heading, ...meanwhile.texts]) expect(seen).toContain(part);
    expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(processedCount);
    if (requestCount !== undefined)
      expect(polar.log.count({ operation: 'deactivate' })).toBe(requestCount);
    expectSeat(seat, polar, dataFolder);
  });
}

test('a lost answer causes no second release, and a 429 delays the next request across a restart', async ({
  held,
  start,
  polar,
  dataFolder,
}) => {
  const { app, page } = held;
  await untilConfirmed(page);
  polar.faults.add({ type: 'answer-lost' }, { on: 'deactivate' });
  // A check whose answer is cut short shows nothing either.
  polar.faults.add({ type: 'truncated' }, { on: 'validate' });
  await confirmRelease(page);
  await expect(headline(page, en.device.unknown.title)).toBeVisible();
  await expect(stateCard(page)).toContainText(en.device.facts.nextCheck);
  // Longer than a start on a busy machine takes.
  const retryAfter = 8;
  polar.faults.add({ type: 'rate-limited', retryAfter }, { on: 'validate' });
  await press(page, actions.checkAgain);
  await expect.poll(() => polar.log.count({ status: 429 })).toBe(1);
  await expect(headline(page, en.device.unknown.title)).toBeVisible();
  await app.close();

  const again = (await start()).page;
  await expect(headline(again, en.device.unknown.title)).toBeVisible();
  await outcomes.expectOutcome(again, outcomes.foundFree, 20_000);
  const blockedAt = polar.log.last({ status: 429 })?.at ?? 0;
  const later = polar.log.all().find(({ at }) => at > blockedAt);
  expect((later?.at ?? 0) - blockedAt).toBeGreaterThanOrEqual(retryAfter * 1_000);
  expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(1);
  expectSeat('free', polar, dataFolder);
});

test('answers that say nothing about the seat leave it as it was', async ({
  held,
  polar,
  dataFolder,
}) => {
  const { page } = held;
  const answers: readonly (readonly [Fault, OutcomeText])[] = [
    [{ type: 'bare-404' }, outcomes.refused('version-not-served')],
    [{ type: 'captive-portal' }, outcomes.refused('not-polar')],
    [{ type: 'fields-refused' }, outcomes.refused('request-invalid')],
    [{ type: 'redirect', to: `${polar.baseUrl}/elsewhere` }, outcomes.refused('not-polar')],
  ];
  await untilConfirmed(page);
  const readCardText = await recordCardText(page);
  for (const [index, [answer, expectedOutcome]] of answers.entries()) {
    polar.faults.add(answer, { on: 'deactivate' });
    if (index === 0) await confirmRelease(page);
    else await press(page, actions.tryAgain);
    // The earlier failure is no longer shown.
    await expect(headline(page, expectedOutcome.heading)).toBeHidden();
    await outcomes.expectOutcome(page, expectedOutcome);
    expect(polar.log.count({ operation: 'deactivate' })).toBe(index + 1);
    expectSeat('held', polar, dataFolder);
  }
  expect(await readCardText()).not.toContain(en.device.released.title);
  expect(polar.log.count({ operation: 'validate' })).toBe(1);
  expect(polar.log.all().filter(({ path }) => path === '/elsewhere')).toEqual([]);

  await press(page, actions.undoRelease);
  await expect(headline(page, en.device.active.title)).toBeVisible();
});

test('a 404 after a lost answer counts as this app’s own success, however long reads lag behind', async ({
  held,
  polar,
  dataFolder,
}) => {
  const { page } = held;
  await untilConfirmed(page);
  always({ type: 'answer-lost' })(polar);
  polar.faults.add({ type: 'stale-read' }, { times: 4 });
  const readCardText = await recordCardText(page);
  await confirmRelease(page);
  await expect(headline(page, en.device.failed.title)).toBeVisible({ timeout: 20_000 });
  const seen = await readCardText();
  expect(seen).toContain(en.device.settling.stillListed);
  for (const part of outcomes.refused('still-held').texts) expect(seen).toContain(part);
  expect(polar.log.count({ fault: 'stale-read' })).toBe(4);

  polar.faults.clear();
  await press(page, actions.tryAgain);
  await expect(headline(page, en.device.released.title)).toBeVisible();
  expect(polar.log.last({ operation: 'deactivate' })?.status).toBe(404);
  expect(polar.log.count({ operation: 'deactivate', committed: true })).toBe(1);
  expectSeat('free', polar, dataFolder);
});

test('a key that was changed meanwhile leaves the release unconfirmed', async ({
  held,
  polar,
  dataFolder,
}) => {
  const { page } = held;
  await untilConfirmed(page);
  polar.seller.rotate(polar.licenseId);
  await confirmRelease(page);
  await outcomes.expectOutcome(page, outcomes.unconfirmed);
  expect(polar.log.count({ operation: 'deactivate' })).toBe(1);
  expectSeat('held', polar, dataFolder);
});

test('a 429 delays the release by its Retry-After, or else by a minute', async ({
  held,
  polar,
  dataFolder,
}) => {
  const { page } = held;
  await untilConfirmed(page);
  polar.faults.add({ type: 'rate-limited', retryAfter: 3 }, { on: 'deactivate' });
  polar.faults.add({ type: 'rate-limited' }, { on: 'deactivate' });
  await confirmRelease(page);
  const expectedOutcome = outcomes.waiting('rate-limited');
  await outcomes.expectOutcome(page, expectedOutcome);
  await expect(stateCard(page)).toContainText(/in [123] seconds?/);
  await expect(stateCard(page)).toContainText(/in (?:60|59|58) seconds|in 1 minute/);
  const sent = polar.log.find({ operation: 'deactivate' });
  expect(sent.map(({ status }) => status)).toEqual([429, 429]);
  expect((sent[1]?.at ?? 0) - (sent[0]?.at ?? 0)).toBeGreaterThanOrEqual(3_000);
  expectSeat('held', polar, dataFolder);

  // A release that is cancelled and requested again is sent no earlier.
  await press(page, actions.cancelRelease);
  await untilConfirmed(page);
  await confirmRelease(page);
  await expect(headline(page, expectedOutcome.heading)).toBeVisible();
  await expect(stateCard(page)).toContainText(/in [345]\d seconds/);
  expect(polar.log.count({ operation: 'deactivate' })).toBe(2);
  expectSeat('held', polar, dataFolder);
});

test('every outcome has its own text', () => {
  const all: readonly OutcomeText[] = [
    outcomes.released,
    outcomes.foundFree,
    outcomes.unconfirmed,
    outcomes.waiting('network-unreachable'),
    outcomes.waiting('rate-limited'),
    ...(['no-answer', 'server-error', 'gone', 'app-ended'] as const).map(outcomes.indeterminate),
    ...(
      [
        'token-rejected',
        'scope-missing',
        'version-not-served',
        'not-polar',
        'request-invalid',
        'still-held',
      ] as const
    ).map(outcomes.refused),
  ];
  expect(new Set(all.map(outcomes.outcomeTextOf)).size).toBe(all.length);
});
