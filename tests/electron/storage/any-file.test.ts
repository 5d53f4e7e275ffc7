import * as fs from 'node:fs';
import * as path from 'node:path';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { compose } from '../../../electron/compose.ts';
import { createAppendLog } from '../../../electron/platform/files/append-log.ts';
import { AppState } from '../../../shared/app-state.ts';
import { openRecords } from '../../../electron/storage/records.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import { createMemoryDisk } from '../../support/memory-stores.ts';
import { seededIds } from '../../support/polar/seed-small.ts';
import { createTestPorts, type TestPorts } from '../../support/test-ports.ts';

const uuid = '00000001-0c00-4000-8000-000000000001';
const device = {
  version: 1,
  server: 'production',
  key: seededIds.key,
  organizationId: uuid,
  activationId: seededIds.activationId,
  label: 'Studio workstation',
  activatedAt: null,
  seats: null,
  confirmedAt: null,
};

/** A whole record of each file, for what is nearly one. */
const whole: Readonly<Record<string, object>> = {
  'device.json': device,
  'release.json': {
    version: 1,
    id: 'story',
    activationId: seededIds.activationId,
    askedBy: 'person',
    askedAt: 1,
    sent: true,
    state: { is: 'releasing', attempts: 1 },
  },
  'activation.json': {
    version: 1,
    server: 'production',
    key: seededIds.key,
    organizationId: uuid,
    label: 'Studio workstation',
    nonce: 'n',
    askedBy: 'person',
    askedAt: 1,
  },
  'receipt.json': { version: 1, receipt: {}, seen: false },
  'token.json': { version: 1, server: 'production', backend: 'test', sealed: 'AAAA' },
  'settings.json': { version: 1, appearance: 'dark', language: 'de' },
  'move.json': { version: 1, step: 'key', activationHash: 'abc' },
};
const journals = ['activity.jsonl', 'bulk-release.jsonl'];

/** Bytes, texts, JSON, and what was a record: cut short, of another version, with something else in it. */
function contentOf(name: string): fc.Arbitrary<Uint8Array> {
  const record = whole[name] ?? { t: 'begin', run: 'x' };
  const text = JSON.stringify(record);
  const fields = Object.keys(record);
  const changed = fc
    .tuple(fc.constantFrom(...fields), fc.oneof(fc.jsonValue(), fc.constant('__proto__')))
    .map(([field, value]) => JSON.stringify({ ...record, [field]: value }));
  const written = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom(
      '',
      'null',
      '[]',
      '{"version":2}',
      '{"version":1}',
      '\uFEFF{}',
      '['.repeat(9999),
    ),
    fc.nat(text.length).map((end) => text.slice(0, end)),
    changed,
    changed.map((line) => `${line}\n${text}\n`),
  );
  return fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    written.map((one) => Buffer.from(one)),
  );
}

const file = fc.constantFrom(...Object.keys(whole), ...journals);
const damage = file.chain((name) => contentOf(name).map((bytes) => ({ name, bytes })));

function start(ports: TestPorts) {
  const core = compose({
    ...ports,
    activityFile: createAppendLog(ports.dataFolder, 'activity', 'history'),
    bulkFile: createAppendLog(ports.dataFolder, 'bulk-release', 'ledger'),
  });
  return core;
}

/** Whether this is a record after all; what the app then does with it is not what this is about. */
function isRecord(name: string, bytes: Uint8Array): boolean {
  const disk = createMemoryDisk();
  const { name: record } = path.parse(name);
  disk.putText(record, Buffer.from(bytes).toString('utf8'));
  const records: Readonly<Record<string, { read(): { type: string } } | undefined>> = {
    ...openRecords({ stores: disk.stores(), clock: createManualClock() }),
  };
  return records[record]?.read().type === 'value';
}

/** Whether these very bytes are still somewhere in the folder: in place, aside, or at the head of a file that grew. */
function isPreserved(folder: string, name: string, bytes: Uint8Array): boolean {
  return fs
    .readdirSync(folder)
    .filter((one) => one === name || one.startsWith(`${name}.corrupt-`))
    .some((one) => {
      const content = fs.readFileSync(path.join(folder, one));
      return content.subarray(0, bytes.length).equals(bytes);
    });
}

test(
  'whatever lies in the data folder, the app starts, says what it cannot read, and loses nothing of it',
  { timeout: 120_000 },
  async () => {
    const reportedFiles = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
        // Nothing answers: a record that is whole after all sends nothing anywhere.
        const ports = createTestPorts({ http: { send: async () => ({ type: 'no-answer' }) } });
        try {
          const last = new Map(damages.map(({ name, bytes }) => [name, bytes]));
          fs.writeFileSync(path.join(ports.dataFolder, 'device.json'), JSON.stringify(device));
          for (const [name, bytes] of last) {
            fs.writeFileSync(path.join(ports.dataFolder, name), bytes);
          }
          const core = start(ports);
          const state = core.state.get();
          expect(v.safeParse(AppState, structuredClone(state)).issues).toBeUndefined();
          const asides = fs
            .readdirSync(ports.dataFolder)
            .filter((name) => name.includes('.corrupt-'))
            .map((name) => name.slice(0, name.indexOf('.corrupt-')));
          for (const [name, bytes] of last) {
            const kept = isRecord(name, bytes) || isPreserved(ports.dataFolder, name, bytes);
            expect({ name, kept }).toEqual({ name, kept: true });
          }
          const said = [
            state.localFailure?.file,
            state.device.type === 'unreadable' ? state.device.failure.file : undefined,
          ];
          const quiet = asides.filter((name) => /^(?:receipt|token|settings|move)\./.test(name));
          // One that is of a newer version stays in its place, and may be what is told first.
          if (state.localFailure?.code === 'file-unreadable')
            for (const name of quiet) expect(state.localFailure.file?.split(', ')).toContain(name);
          else if (quiet.length > 0) expect(state.localFailure?.code).toBe('file-newer');
          // The record of a seat, and the wish for one, lie where they are until somebody goes on without them.
          for (const name of ['device.json', 'activation.json'].filter((one) => last.has(one))) {
            expect(asides).not.toContain(name);
          }
          for (const names of [...asides, ...said]) {
            for (const name of names?.split(', ') ?? []) reportedFiles.add(name);
          }
          expect((await core.handlers.activity.list({ filter: {}, limit: 50 })).ok).toBe(true);
          await core.handlers.bulk.window({ offset: 0, count: 10 });
          expect(ports.lines.join('\n')).not.toContain(seededIds.key);
          await core.stop();
        } finally {
          ports.close();
        }
      }),
      { numRuns: 300 },
    );
    // A seat that is there, or its record, is told of before a wish for one.
    const reportableFiles = Object.keys(whole).filter((name) => name !== 'activation.json');
    expect(reportedFiles).toEqual(new Set(reportableFiles));
  },
);
