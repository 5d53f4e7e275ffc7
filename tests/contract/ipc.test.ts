import * as fc from 'fast-check';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { publishState } from '../../electron/ipc/publish-state.ts';
import { registerHandlers } from '../../electron/ipc/register-handlers.ts';
import { isTrusted, pageOrigin, type Sender } from '../../electron/ipc/trusted-sender.ts';
import { AppState } from '../../shared/app-state.ts';
import { contract } from '../../shared/contract.ts';
import { Failure } from '../../shared/failure.ts';
import { channelOf, type Contract } from '../../shared/ipc.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { startCore, type RunningCore } from '../support/running-core.ts';
import { deviceOfState, onlyId } from '../support/only-seat.ts';

type Listener = (event: Sender, ...args: unknown[]) => Promise<unknown>;

interface Channel {
  readonly name: string;
  readonly input: v.GenericSchema;
  readonly output: v.GenericSchema;
}

const channels: readonly Channel[] = Object.entries(contract as Contract).flatMap(
  ([group, entries]) =>
    Object.entries(entries).flatMap(([name, entry]) =>
      entry.type === 'call'
        ? [{ name: channelOf(group, name), input: entry.input, output: entry.output }]
        : [],
    ),
);

const mainFrame = { url: `${pageOrigin}/index.html` };
const page = { mainFrame };
const trusted: Sender = { senderFrame: mainFrame, sender: page };

let polar: Polar;
let running: RunningCore;
let listeners: Map<string, Listener>;

function register(): void {
  listeners = new Map();
  registerHandlers(
    { handle: (channel, listener) => void listeners.set(channel, listener) },
    running.core.handlers,
    { window: () => page, log: running.ports.log },
  );
}

beforeEach(async () => {
  polar = await startPolar();
  running = startCore(polar);
  register();
});
afterEach(async () => {
  await running.close();
  await polar.close();
});

async function send(channel: string, ...args: unknown[]): Promise<unknown> {
  return await sendFrom(trusted, channel, ...args);
}

async function sendFrom(from: Sender, channel: string, ...args: unknown[]): Promise<unknown> {
  const listener = listeners.get(channel);
  if (listener === undefined) throw new Error(`${channel} has no listener`);
  return await listener(from, ...args);
}

const refusal = { ok: false, failure: { code: 'input-invalid' } };

/** Expects an answer that fits the contract and can cross to the window. */
function expectResult({ name, output }: Channel, answer: unknown): void {
  const Answer = v.variant('ok', [
    v.strictObject({ ok: v.literal(true), value: output }),
    v.strictObject({ ok: v.literal(false), failure: Failure }),
  ]);
  expect(v.safeParse(Answer, structuredClone(answer)).issues, name).toBeUndefined();
}

test('main handles every call of the contract, and no other channel', () => {
  expect([...listeners.keys()].sort()).toEqual(channels.map(({ name }) => name).sort());
  expect(new Set(channels.map(({ name }) => name)).size).toBe(channels.length);
});

/** Returns the sender of a message from a page at this address. */
function frame(url: string): Sender {
  const main = { url };
  return { senderFrame: main, sender: { mainFrame: main } };
}

describe('the gate of senders', () => {
  const strangers: readonly (readonly [string, Sender])[] = [
    ['another window', { senderFrame: mainFrame, sender: { mainFrame } }],
    ['a frame in our page', { senderFrame: { ...mainFrame }, sender: page }],
    ['a frame that is gone', { senderFrame: null, sender: page }],
  ];

  test.each(strangers)('refuses %s', async (_, stranger) => {
    for (const { name } of channels) expect(await sendFrom(stranger, name)).toEqual(refusal);
    expect(polar.log.count()).toBe(0);
    expect(running.ports.shown).toEqual([]);
    expect(running.states).toHaveLength(1);
  });

  test.each([
    'https://bundle/index.html',
    'file:///app/index.html',
    'app://bundle.evil.example/index.html',
    'app://evil/bundle',
    'app:bundle',
    'apps://bundle/',
    'about:blank',
    'data:text/html,app://bundle',
    'app://bundle:8080/',
    '',
  ])('not our window once it shows "%s"', (url) => {
    const event = frame(url);
    expect(isTrusted(event, event.sender)).toBe(false);
  });

  test('accepts the app’s page, and refuses every sender if there is no window', () => {
    const event = frame(`${pageOrigin}/index.html?x#y`);
    expect(isTrusted(event, event.sender)).toBe(true);
    expect(isTrusted(event, null)).toBe(false);
  });
});

describe('the gate of inputs', () => {
  test('refuses two arguments', async () => {
    for (const { name } of channels) expect(await send(name, undefined, 1)).toEqual(refusal);
    expect(polar.log.count()).toBe(0);
  });

  test('refuses or answers random values, and never throws', { timeout: 60_000 }, async () => {
    const nearly = fc.record(
      {
        server: fc.oneof(fc.constantFrom('production', 'loopback'), fc.string()),
        key: fc.oneof(fc.constant('SEATKEEPER-TEST-KEY-0001'), fc.string(), fc.anything()),
        organizationId: fc.oneof(fc.uuid({ version: 4 }), fc.anything()),
        activationId: fc.oneof(fc.uuid({ version: 4 }), fc.anything()),
        label: fc.oneof(fc.string(), fc.anything()),
        appearance: fc.anything(),
        checkAtStart: fc.anything(),
      },
      { requiredKeys: [] },
    );
    const invalidValue = fc.oneof(fc.anything({ withNullPrototype: true, withDate: true }), nearly);
    for (const channel of channels) {
      await fc.assert(
        fc.asyncProperty(invalidValue, async (value) => {
          // A valid input may have any result.
          fc.pre(!v.is(channel.input, value));
          expect(await send(channel.name, value)).toEqual(refusal);
        }),
        { numRuns: 60 },
      );
    }
    expect(polar.log.count()).toBe(0);
    expect(running.states).toHaveLength(1);
  });

  test('refuses a changed prototype', async () => {
    const evil: unknown = JSON.parse(
      '{"__proto__":{"server":"loopback"},"constructor":{"prototype":{"polluted":true}}}',
    );
    for (const { name, input } of channels) {
      if (!v.is(input, evil)) expect(await send(name, evil)).toEqual(refusal);
    }
    expect({}).not.toHaveProperty('polluted');
  });
});

test('a handler that throws becomes a failure without its message', async () => {
  listeners = new Map();
  const broken = new Proxy(running.core.handlers, {
    get: () =>
      new Proxy(
        {},
        {
          get: () => () => {
            throw new Error(`with ${polar.token} in it`);
          },
        },
      ),
  });
  registerHandlers(
    { handle: (channel, listener) => void listeners.set(channel, listener) },
    broken,
    { window: () => page, log: running.ports.log },
  );
  expect(await send('state:get')).toEqual({ ok: false, failure: { code: 'unexpected' } });
  expect(await send('device:release', onlyId(running.core))).toEqual({
    ok: false,
    failure: { code: 'unexpected' },
  });
  expect(running.ports.lines.join('\n')).toContain('device:release failed');
  expect(running.ports.lines.join('\n')).not.toContain(polar.token);
});

/** The calls whose input is a seat's id. */
const callsOfSeat = [
  'release',
  'cancelRelease',
  'check',
  'copyKey',
  'revealKey',
  'dismiss',
  'copyReceipt',
  'saveReceipt',
].map((name) => channelOf('device', name));

/** A valid input for each call that takes one. */
function inputs(): Readonly<Record<string, unknown>> {
  const { key, organizationId, activationId } = polar;
  const typed = { server: 'loopback', key, organizationId };
  const seat = onlyId(running.core);
  return {
    'connection:connect': { server: 'loopback' },
    'device:activate': { ...typed, label: 'Again' },
    'device:import': { ...typed, activationId, label: 'Carried over' },
    'device:preview': { ...typed, label: 'Again' },
    'settings:change': { appearance: 'dark' },
    'app:openLink': 'polar-tokens',
    'device:openLink': { seat, link: 'documentation' },
    ...Object.fromEntries(callsOfSeat.map((name) => [name, seat])),
    'device:resolveCopiedRecord': { seat, action: 'set-aside' },
    'move:setStep': { seat, step: null },
    'support:answerLink': false,
    'transfer:save': { seats: [seat], hasKeys: true },
    'transfer:unlock': { code: '7QK2M 4XWDR' },
  };
}

/** Makes every call with a valid input, and returns all answers. */
async function askEverything(): Promise<string> {
  const said: unknown[] = [];
  for (const channel of channels) {
    const input = inputs()[channel.name];
    if (!v.is(channel.input, input)) continue;
    if (channel.name === 'connection:connect') await running.ports.clipboard.write(polar.token);
    const answer = await send(channel.name, ...(input === undefined ? [] : [input]));
    expectResult(channel, answer);
    said.push(answer);
  }
  return JSON.stringify(said);
}

describe('an answer to the window', () => {
  test(
    'fits the contract in every situation, and contains no secret',
    { timeout: 60_000 },
    async () => {
      const { ports } = running;
      const secrets = [polar.token, polar.key, polar.activationId];
      const said = [await askEverything()];
      await send('device:release', onlyId(running.core));
      await running.waitUntil(({ type }) => type === 'released');
      said.push(await askEverything());
      await running.waitUntil(({ type }) => type !== 'activating');
      said.push(await askEverything(), JSON.stringify(running.states), ...ports.lines);
      said.push(JSON.stringify(ports.activityFile.read()));

      for (const secret of secrets) {
        expect(said.filter((text) => text.includes(secret))).toEqual([]);
      }
      expect(ports.everythingOnDisk()).not.toContain(polar.token);
      for (const state of running.states) {
        expect(v.safeParse(AppState, structuredClone(state)).issues).toBeUndefined();
      }
      // The search covered these answers.
      const situations = new Set(running.states.map((state) => deviceOfState(state).type));
      expect(situations).toEqual(new Set(['held', 'released', 'activating']));
      expect(running.states.some(({ connection }) => connection.type === 'organization')).toBe(
        true,
      );
    },
  );

  test('does not contain the token if the connection fails', async () => {
    for (const token of [polar.revokedToken, polar.scopelessToken]) {
      await running.ports.clipboard.write(token);
      const answer = await send('connection:connect', { server: 'loopback' });
      expect(answer).toMatchObject({ ok: false });
      expect(JSON.stringify([answer, running.states, running.ports.lines])).not.toContain(token);
      expect(await running.ports.clipboard.read()).toBe(token);
    }
    expect(running.ports.content('token')).toBeNull();
  });
});

test('changes in one tick are published as one message, with the last state', async () => {
  const sent: unknown[] = [];
  const stop = publishState(running.core.state, (channel, payload) => sent.push(channel, payload));
  for (const suggestedLabel of ['one', 'two', 'three']) running.core.state.set({ suggestedLabel });
  await Promise.resolve();
  expect(sent).toEqual(['state:changed', running.core.state.get()]);
  stop();
  running.core.state.set({ suggestedLabel: 'unheard' });
  await Promise.resolve();
  expect(sent).toHaveLength(2);
});
