import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { registerHandlers } from '../../electron/ipc/register-handlers.ts';
import { pageOrigin, type Sender } from '../../electron/ipc/trusted-sender.ts';
import { activationHash } from '../../electron/services/seat/seat-record.ts';
import { contract } from '../../shared/contract.ts';
import { Failure } from '../../shared/failure.ts';
import { channelOf, type Contract } from '../../shared/ipc.ts';
import { arbitraryOf } from '../support/arbitrary-of.ts';
import { onlyId, unknownSeatId } from '../support/only-seat.ts';
import { lumenLabs } from '../support/polar/organizations.ts';
import { seededIds } from '../support/polar/seed-small.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { startCore, type RunningCore } from '../support/running-core.ts';

interface Call {
  readonly input: v.GenericSchema;
  readonly output: v.GenericSchema;
}

const calls: ReadonlyMap<string, Call> = new Map(
  Object.entries(contract as Contract).flatMap(([group, entries]) =>
    Object.entries(entries).flatMap(([name, entry]) =>
      entry.type === 'call'
        ? [[channelOf(group, name), { input: entry.input, output: entry.output }] as const]
        : [],
    ),
  ),
);

const mainFrame = { url: `${pageOrigin}/index.html` };
const page = { mainFrame };
const us: Sender = { senderFrame: mainFrame, sender: page };

let polar: Polar;
let running: RunningCore;
const listeners = new Map<string, (event: Sender, ...args: unknown[]) => Promise<unknown>>();

async function begin(): Promise<void> {
  polar = await startPolar();
  running = startCore(polar, { token: polar.token });
  listeners.clear();
  registerHandlers(
    { handle: (channel, listener) => void listeners.set(channel, listener) },
    running.core.handlers,
    { window: () => page, log: running.ports.log },
  );
}

async function end(): Promise<void> {
  await running.close();
  await polar.close();
}

/** Inputs that fit the contract, often with values that the stand-in knows. */
function inputsOf(schema: v.GenericSchema): fc.Arbitrary<unknown> {
  return arbitraryOf(schema, [
    seededIds.key,
    lumenLabs.id,
    seededIds.licenseId,
    seededIds.activationId,
    activationHash(seededIds.activationId),
    activationHash(seededIds.otherActivationId),
    onlyId(running.core),
    unknownSeatId,
    'BCDF-GHJK',
    '7QK2M 4XWDR',
    'Studio workstation',
    '__proto__',
    '=HYPERLINK("https://evil.example")',
    'Hello {name},\n\n{outcome}',
  ]);
}

/** A call that fits the contract. */
function anyCall() {
  return fc.oneof(
    ...[...calls].map(([channel, { input }]) =>
      fc.record({ channel: fc.constant(channel), input: inputsOf(input) }),
    ),
  );
}

async function send(from: Sender, channel: string, input: unknown): Promise<unknown> {
  const listener = listeners.get(channel);
  if (listener === undefined) throw new Error(`${channel} has no listener`);
  return await listener(from, ...(input === undefined ? [] : [input]));
}

test('a sender other than the app’s page gets no call through', async () => {
  const url = fc.oneof(
    fc.webUrl(),
    fc.string(),
    fc.constantFrom('app://bundle.evil.example/', 'app://bundle:1/', 'file:///app/index.html'),
  );
  const stranger: fc.Arbitrary<Sender> = fc.oneof(
    // Another window on the app's page, a frame in its window, a closed one, and its window on another page.
    fc.constant({ senderFrame: mainFrame, sender: { mainFrame } }),
    fc.constant({ senderFrame: { ...mainFrame }, sender: page }),
    fc.constant({ senderFrame: null, sender: page }),
    url.map((elsewhere) => {
      const frame = { url: elsewhere };
      return { senderFrame: frame, sender: Object.assign(page, { mainFrame: frame }) };
    }),
  );
  await begin();
  for (const [channel, { input: schema }] of calls) {
    await fc.assert(
      fc.asyncProperty(inputsOf(schema), stranger, async (input, from) => {
        const answer = await send(from, channel, input);
        page.mainFrame = mainFrame;
        expect(answer).toEqual({ ok: false, failure: { code: 'input-invalid' } });
      }),
      { numRuns: 8 },
    );
  }
  expect(polar.log.count()).toBe(0);
  expect(running.ports.shown).toEqual([]);
  expect(running.states).toHaveLength(1);
  await end();
});

/** Returns the faults of an answer: it must fit the contract and contain no secret that the page has not sent itself. `sent`: all its inputs so far. */
function wrongWith(channel: string, sent: readonly unknown[], answer: unknown): unknown {
  const Answer = v.variant('ok', [
    v.strictObject({ ok: v.literal(true), value: calls.get(channel)?.output ?? v.never() }),
    v.strictObject({ ok: v.literal(false), failure: Failure }),
  ]);
  const parsed = v.safeParse(Answer, structuredClone(answer));
  if (!parsed.success) return parsed.issues.map(({ message }) => message);
  const printed = JSON.stringify(answer);
  if (printed.includes('"unexpected"')) return running.ports.lines.at(-1) ?? 'unexpected';
  const typed = JSON.stringify(sent);
  return [polar.token, polar.key, polar.activationId].find(
    (secret) => printed.includes(secret) && !typed.includes(secret),
  );
}

test(
  'every valid call of the app’s page gets a valid answer without secrets',
  { timeout: 120_000 },
  async () => {
    const succeeded = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(anyCall(), { minLength: 4, maxLength: 10 }), async (sequence) => {
        await begin();
        await send(us, 'licenses:open', undefined);
        const sent: unknown[] = [];
        for (const { channel, input } of sequence) {
          sent.push(input);
          const answer = await send(us, channel, input);
          expect({ channel, wrong: wrongWith(channel, sent, answer) }).toEqual({ channel });
          if (v.is(v.looseObject({ ok: v.literal(true) }), answer)) succeeded.add(channel);
        }
        expect(running.ports.lines.filter((line) => line.startsWith('PROBLEM'))).toEqual([]);
        await end();
      }),
      { numRuns: 120 },
    );
    // Some calls passed the gates.
    expect(succeeded.size).toBeGreaterThan(calls.size / 2);
  },
);
