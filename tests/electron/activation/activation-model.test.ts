import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  assertModelRuns,
  modelRunCount,
  modelRunTimeout,
} from '../../support/assert-model-runs.ts';
import { ModelApp } from '../../support/model-app.ts';
import { noTrouble, type Trouble } from '../../support/model-trouble.ts';
import { modelIds } from '../../support/model-license.ts';
import { anyNetworkFault, type NetworkFault } from '../../support/network-faults.ts';

const runCount = modelRunCount(2_000);

type Step =
  | { readonly type: 'activate' | 'check' | 'abandon' | 'release' | 'forget' | 'next' | 'rotate' }
  | { readonly type: 'activate-over' | 'same-computer' | 'set-aside' | 'damage' }
  | { readonly type: 'copy'; readonly to: string | null }
  /**
   * Imports the seat of the pending activation, which the seller has named, or a seat that another app took. `withIdAlone`: in the form that ends
   * an unfinished activation.
   */
  | { readonly type: 'import'; readonly isPending: boolean; readonly withIdAlone: boolean }
  | { readonly type: 'pass'; readonly milliseconds: number }
  | { readonly type: 'restart'; readonly trouble: Trouble };

interface Scenario {
  /** Whether it begins with an activation whose answer is lost, which is rare otherwise. */
  readonly beginsLost: boolean;
  readonly withToken: boolean;
  readonly trouble: Trouble;
  readonly script: readonly NetworkFault[];
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
  { weight: 5, arbitrary: fc.constant<Step>({ type: 'activate' }) },
  { weight: 4, arbitrary: fc.constant<Step>({ type: 'activate-over' }) },
  { weight: 3, arbitrary: fc.constant<Step>({ type: 'next' }) },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('pass' as const),
      milliseconds: fc.constantFrom(0, 1_000, 11_000, 70_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('restart' as const), trouble }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('copy' as const),
      to: fc.constantFrom('first', 'second', null),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('import' as const),
      isPending: fc.boolean(),
      withIdAlone: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Step>(
      { type: 'same-computer' },
      { type: 'set-aside' },
      { type: 'damage' },
    ),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom<Step>(
      { type: 'check' },
      { type: 'abandon' },
      { type: 'release' },
      { type: 'forget' },
      { type: 'rotate' },
    ),
  },
);

const scenario: fc.Arbitrary<Scenario> = fc.record({
  beginsLost: fc.boolean(),
  withToken: fc.boolean(),
  trouble,
  script: fc
    .array(anyNetworkFault, { maxLength: 8 })
    .filter((faults) => faults.filter((fault) => fault === 'stale').length <= 2),
  steps: fc.array(step, { maxLength: 12 }),
});

/** What the person has abandoned and what has ended. */
class Person {
  /** Nonces of activations that the person abandoned, with their seats if they had any. */
  readonly abandoned = new Set<unknown>();
  /** Nonce of the activation that the app was asked to abandon, and is not done with. */
  abandoning: unknown = null;
  /** Activation ids that the app released or whose records the person removed. */
  readonly done = new Set<unknown>();
}

const request = {
  server: 'loopback',
  key: modelIds.key,
  organizationId: modelIds.organizationId,
  label: 'Studio workstation',
  askedBy: 'person',
} as const;

/** Runs an action that may abandon a pending activation, and with it the seat that it took. */
async function withAbandonment(
  app: ModelApp,
  person: Person,
  action: () => Promise<void>,
): Promise<void> {
  // Only another computer's is replaced; one of this computer must not be lost.
  const isOther = !app.isDead && app.device.activations.isPendingElsewhere();
  const nonce = app.disk.content('activation')?.['nonce'];
  await action();
  if (isOther && app.disk.content('activation')?.['nonce'] !== nonce) person.abandoned.add(nonce);
}

/** The app has abandoned the activation, or has left it as it was. */
function endAbandonment(app: ModelApp, person: Person): void {
  if (person.abandoning === null) return;
  if (app.disk.content('activation')?.['nonce'] !== person.abandoning)
    person.abandoned.add(person.abandoning);
  person.abandoning = null;
}

/** Imports the seat of the pending activation, if Polar has one, or one that another app took, which the person knows. */
async function importSeat(
  app: ModelApp,
  person: Person,
  { isPending, withIdAlone }: Extract<Step, { type: 'import' }>,
): Promise<void> {
  const nonce = app.disk.content('activation')?.['nonce'];
  const pending = app.polar.license.activations.find(
    ({ meta }) => nonce !== undefined && meta['activation_nonce'] === nonce,
  );
  const activationId = isPending ? pending?.id : app.polar.addSeat(0);
  if (activationId === undefined) return;
  if (!isPending) person.done.add(activationId);
  const { server, organizationId, label } = request;
  const { key } = app.polar.license;
  const activation = { server, organizationId, label, key, activationId };
  await app.run(async (device) => {
    const isUnfinished = device.state().type === 'activating';
    if (withIdAlone) {
      const named = key === request.key ? { activationId } : { activationId, key };
      const { ok } = await device.activations.endWith(named);
      if (ok && !isPending) app.violations.push('an activation ended with a seat of another app');
      if (ok && isUnfinished) imports.withIdAlone += 1;
    } else {
      const { ok } = await device.activations.adopt(activation, 'person');
      if (ok && isPending === isUnfinished) imports[isPending ? 'pending' : 'other'] += 1;
    }
  });
}

/** Imports that succeeded. */
const imports = { pending: 0, other: 0, withIdAlone: 0 };

async function take(app: ModelApp, now: Step, person: Person): Promise<void> {
  // A process that dies is done with it, too.
  if (['copy', 'damage', 'restart'].includes(now.type)) {
    app.kill();
    endAbandonment(app, person);
  }
  switch (now.type) {
    case 'activate':
      return await app.run(async ({ activations }) => {
        await activations.activate(request);
      });
    case 'import':
      return await importSeat(app, person, now);
    case 'activate-over':
      return await withAbandonment(app, person, async () => {
        await app.consent(async ({ activations }) => {
          await activations.activate(request, { canReplaceCopied: true });
        });
      });
    case 'set-aside':
      return await withAbandonment(app, person, async () => {
        await app.run(async (device) => {
          await device.setCopyAside();
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
      // The person knows the seat.
      person.done.add(app.disk.content('device')?.['activationId']);
      if (app.disk.content('device') !== null) app.disk.put('device', { torn: true });
      return await app.start();
    case 'check':
      return await app.run(async ({ activations }) => {
        await activations.recover();
      });
    case 'abandon':
      // While its request is on its way, no action of the person may end it. It may wait for a check.
      return await app.run(async (device) => {
        const state = device.state();
        if (state.type !== 'activating') return;
        if (state.isUnfinished) person.abandoning = app.disk.content('activation')?.['nonce'];
        await device.forget();
        endAbandonment(app, person);
      });
    case 'forget':
      return await app.run(async (device) => {
        if (device.state().type === 'released') await device.forget();
      });
    case 'release':
      return await app.run(({ releases }) => releases.request('person', false));
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
 * Asserts that every seat that counts on the server is known here: by the record, by a pending activation, or by the person who
 * abandoned it; and that the app never had two seats at once.
 */
function expectNoneLost(app: ModelApp, person: Person): void {
  const records = app.disk
    .names()
    .filter((name) => name === 'device' || name.startsWith('device.json.copied-'));
  const held = new Set(records.map((name) => app.disk.content(name)?.['activationId']));
  const pendingActivation = app.disk.content('activation')?.['nonce'];
  const lost = app.polar.license.activations.filter(
    ({ id, meta }) =>
      !held.has(id) &&
      !person.done.has(id) &&
      meta['activation_nonce'] !== pendingActivation &&
      meta['activation_nonce'] !== person.abandoning &&
      !person.abandoned.has(meta['activation_nonce']),
  );
  expect(lost).toEqual([]);
  expect(app.violations).toEqual([]);
}

async function runScenario({ withToken, ...rest }: Scenario): Promise<void> {
  const app = new ModelApp();
  const person = new Person();
  if (withToken) app.connect();
  app.polar.script = [...(rest.beginsLost ? ['answer-lost' as const] : []), ...rest.script];
  await app.start(rest.trouble);
  const lost: readonly Step[] = rest.beginsLost ? [{ type: 'activate' }] : [];
  for (const now of [...lost, ...rest.steps]) {
    await take(app, now, person);
    expectNoneLost(app, person);
  }

  app.polar.script = [];
  app.trouble = noTrouble;
  await app.start();
  for (let count = 0; count < 40 && (await app.clock.advanceToNext()); count += 1) {
    expectNoneLost(app, person);
  }
  await take(app, { type: 'same-computer' }, person);
  await take(app, { type: 'check' }, person);
  for (let count = 0; count < 40 && (await app.clock.advanceToNext()); count += 1) {
    expectNoneLost(app, person);
  }
  // With a token that sees the license, every activation ends; without one the window shows that it is pending.
  const state = app.device.state();
  const canSee = withToken && app.polar.license.key === modelIds.key;
  if (canSee) expect(state.type).not.toBe('activating');
  if (app.disk.content('activation') !== null)
    expect(['activating', 'held', 'released', 'unreadable']).toContain(state.type);
}

test(
  `one activation takes one seat in ${runCount} runs with faults and crashes`,
  { timeout: modelRunTimeout(runCount) },
  async () => {
    await assertModelRuns(scenario, runScenario, { name: 'activation', count: runCount });
    // Otherwise the model would say nothing about them.
    expect(imports.pending).toBeGreaterThan(0);
    expect(imports.other).toBeGreaterThan(0);
    expect(imports.withIdAlone).toBeGreaterThan(0);
  },
);
