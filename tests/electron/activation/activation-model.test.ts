import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { assertStories, storyCount, storyTime } from '../../support/assert-model-runs.ts';
import { ModelApp, noTrouble, type Trouble } from '../../support/model-app.ts';
import { anyMishap, modelIds, type Mishap } from '../../support/polar-model.ts';

const stories = storyCount(2_000);

type Step =
  | { readonly does: 'activate' | 'check' | 'abandon' | 'release' | 'forget' | 'next' | 'rotate' }
  | { readonly does: 'activate-over' | 'same-computer' | 'set-aside' | 'damage' }
  | { readonly does: 'copy'; readonly to: string | null }
  | { readonly does: 'pass'; readonly milliseconds: number }
  | { readonly does: 'restart'; readonly trouble: Trouble };

interface Story {
  readonly withToken: boolean;
  readonly trouble: Trouble;
  readonly script: readonly Mishap[];
  readonly steps: readonly Step[];
}

const trouble: fc.Arbitrary<Trouble> = fc.record({
  crashAt: fc.option(fc.nat({ max: 40 }), { freq: 2 }),
  full: fc.option(
    fc
      .tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 }))
      .map(([from, count]): readonly [number, number] => [from, from + count]),
    { freq: 3 },
  ),
  brokenAt: fc.option(fc.nat({ max: 20 }), { freq: 4 }),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Step>({ does: 'activate' }) },
  { weight: 4, arbitrary: fc.constant<Step>({ does: 'activate-over' }) },
  { weight: 3, arbitrary: fc.constant<Step>({ does: 'next' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('pass' as const),
      milliseconds: fc.constantFrom(0, 1_000, 11_000, 70_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('restart' as const), trouble }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('copy' as const),
      to: fc.constantFrom('first', 'second', null),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Step>(
      { does: 'same-computer' },
      { does: 'set-aside' },
      { does: 'damage' },
    ),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom<Step>(
      { does: 'check' },
      { does: 'abandon' },
      { does: 'release' },
      { does: 'forget' },
      { does: 'rotate' },
    ),
  },
);

const story: fc.Arbitrary<Story> = fc.record({
  withToken: fc.boolean(),
  trouble,
  script: fc
    .array(anyMishap, { maxLength: 8 })
    .filter((meets) => meets.filter((met) => met === 'stale').length <= 2),
  steps: fc.array(step, { maxLength: 12 }),
});

/** A person's view of what happened to their wishes. */
class Person {
  /** Nonces of wishes that were put away on purpose, with their seats if they had any. */
  readonly abandoned = new Set<unknown>();
  /** Activation ids that the app gave back or whose records it was told to forget. */
  readonly done = new Set<unknown>();
}

const request = {
  server: 'loopback',
  key: modelIds.key,
  organizationId: modelIds.organizationId,
  label: 'Studio workstation',
  askedBy: 'person',
} as const;

/** The person puts a begun activation away by what they do; its seat is lost to them if there is one. */
async function lettingGo(app: ModelApp, person: Person, act: () => Promise<void>): Promise<void> {
  // Only another computer's makes room; one of this computer's must not be lost.
  const isOther = !app.isDead && app.device.activations.isOtherWish();
  const nonce = app.disk.content('activation')?.['nonce'];
  await act();
  if (isOther && app.disk.content('activation')?.['nonce'] !== nonce) person.abandoned.add(nonce);
}

async function take(app: ModelApp, now: Step, person: Person): Promise<void> {
  switch (now.does) {
    case 'activate':
      return await app.do(async ({ activations }) => {
        await activations.activate(request);
      });
    case 'activate-over':
      return await lettingGo(app, person, async () => {
        await app.consent(async ({ activations }) => {
          await activations.activate(request, true);
        });
      });
    case 'set-aside':
      return await lettingGo(app, person, async () => {
        await app.do((device) => {
          device.setCopyAside();
        });
      });
    case 'same-computer':
      return await app.consent(async (device) => {
        const claimed = await device.activations.claim('person');
        if (claimed.ok) device.recover();
      });
    case 'copy':
      return await app.moveTo(now.to);
    case 'damage':
      // The person keeps what they know of the seat.
      person.done.add(app.disk.content('device')?.['activationId']);
      app.kill();
      if (app.disk.content('device') !== null) app.disk.put('device', { torn: true });
      return await app.start();
    case 'check':
      return await app.do(async ({ activations }) => {
        await activations.recover();
      });
    case 'abandon': {
      const nonce = app.disk.content('activation')?.['nonce'];
      // While its request is on its way the app must not let go of it, whatever the person does.
      let isLost = false;
      await app.do((device) => {
        const state = device.state();
        if (state.is !== 'activating') return;
        isLost = state.unfinished;
        device.forget();
      });
      if (isLost && app.disk.content('activation') === null) person.abandoned.add(nonce);
      return;
    }
    case 'forget':
      return await app.do((device) => {
        if (device.state().is === 'released') device.forget();
      });
    case 'release':
      return await app.do(({ releases }) => releases.ask('person', false));
    case 'next':
      await app.clock.advanceToNext();
      return;
    case 'pass':
      return await app.clock.advance(now.milliseconds);
    case 'rotate':
      app.polar.change({ key: 'MODEL-TEST-ROTATED-0001' });
      return;
    case 'restart':
      return await app.start(now.trouble);
  }
}

/**
 * Every seat that counts on the server is known here: by the record, by an open wish, or by a person who put it away knowingly. And
 * the app never had two seats at once.
 */
function expectNoneLost(app: ModelApp, person: Person): void {
  const records = app.disk
    .names()
    .filter((name) => name === 'device' || name.startsWith('device.json.copied-'));
  const held = new Set(records.map((name) => app.disk.content(name)?.['activationId']));
  const wish = app.disk.content('activation')?.['nonce'];
  const lost = app.polar.license.activations.filter(
    ({ id, meta }) =>
      !held.has(id) &&
      !person.done.has(id) &&
      meta['seatkeeper_nonce'] !== wish &&
      !person.abandoned.has(meta['seatkeeper_nonce']),
  );
  expect(lost).toEqual([]);
  expect(app.lies).toEqual([]);
}

async function tell({ withToken, ...rest }: Story): Promise<void> {
  const app = new ModelApp();
  const person = new Person();
  if (withToken) app.connect();
  app.polar.script = [...rest.script];
  await app.start(rest.trouble);
  for (const now of rest.steps) {
    await take(app, now, person);
    expectNoneLost(app, person);
  }

  app.polar.script = [];
  app.trouble = noTrouble;
  await app.start();
  for (let count = 0; count < 40 && (await app.clock.advanceToNext()); count += 1) {
    expectNoneLost(app, person);
  }
  await take(app, { does: 'same-computer' }, person);
  await take(app, { does: 'check' }, person);
  for (let count = 0; count < 40 && (await app.clock.advanceToNext()); count += 1) {
    expectNoneLost(app, person);
  }
  // With a token that sees the license, every wish is settled in the end; without one the person is told.
  const state = app.device.state();
  const canSee = withToken && app.polar.license.key === modelIds.key;
  if (canSee) expect(state.is).not.toBe('activating');
  if (app.disk.content('activation') !== null)
    expect(['activating', 'held', 'released', 'unreadable']).toContain(state.is);
}

test(
  `one wish takes one seat in ${stories} stories of faults and crashes`,
  { timeout: storyTime(stories) },
  async () => {
    await assertStories(story, tell, { name: 'activation', count: stories });
  },
);
