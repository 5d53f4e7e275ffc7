import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InterruptedError } from '../../scripts/setup/run-command.ts';
import {
  runStages,
  type Stage,
  type StageContext,
  type StageGroup,
} from '../../scripts/testing/run-stages.ts';
import { runTool } from '../../scripts/testing/tools.ts';

let temp = '';
let printed = '';

beforeEach(async () => {
  temp = await mkdtemp(path.join(tmpdir(), 'seatkeeper-stages-'));
  printed = '';
});

afterEach(async () => {
  await rm(temp, { recursive: true });
});

const passed = { passed: 1, failed: 0, messages: [] };

function write(text: string): void {
  printed += text;
}

async function run(groups: readonly StageGroup[]) {
  return await runStages(groups, { env: process.env, temp, write });
}

/** A stage that does this and passes. */
const stage = (title: string, work: (context: StageContext) => unknown): Stage => ({
  title,
  run: async (context) => {
    await work(context);
    return passed;
  },
});

/** Resolves when another stage sends it. */
class Signal {
  readonly sent: Promise<void>;
  send: () => void = () => undefined;

  constructor() {
    this.sent = new Promise((resolve) => {
      this.send = resolve;
    });
  }
}

/** Titles in the order in which their headings were printed. */
const headings = (): string[] =>
  Array.from(printed.matchAll(/── (.*) ──/g), ([, title = '']) => title);

/** A stage whose tally bears its name. */
const timed = (name: string): Stage => ({
  title: name,
  run: () => Promise.resolve({ ...passed, messages: [name], timings: [{ name, milliseconds: 1 }] }),
});

/** The lines of a stage that printed these. */
const blockOf = (title: string, ...content: readonly string[]) => [
  `── ${title} ──`,
  ...content,
  `${title}: ok, 1 passed, 0 failed`,
];

test('groups run one after the other, and the lists of one beside each other', async () => {
  const order: string[] = [];
  const meeting = new Signal();
  const note = (title: string) => stage(title, () => order.push(title));
  await run([
    [[note('first')]],
    [
      [stage('waits for the other list', () => meeting.sent), note('later')],
      [stage('meets it', () => meeting.send())],
    ],
    [[note('last')]],
  ]);
  expect(order).toEqual(['first', 'later', 'last']);
});

test('the output of each stage is kept together, and all of a process reaches it', async () => {
  const isHeld = new Signal();
  await run([
    [
      [
        stage('at once', async ({ print }) => {
          print('start');
          await isHeld.sent;
          print('end');
        }),
        stage('next', ({ print }) => print('next')),
      ],
      [
        stage('held', async ({ output, print, env }) => {
          print('before the tool');
          expect(await runTool('vitest', ['--version'], env, output)).toBe(0);
        }),
        stage('after it', () => isHeld.send()),
      ],
    ],
  ]);
  const body = printed.replaceAll(/, \d+\.\d s/g, '').replaceAll(/vitest\/\S+ .*/g, 'vitest');
  const lines = body.split('\n').filter((line) => line !== '');
  const held = blockOf('held', 'before the tool', 'vitest');
  const first = blockOf('at once', 'start', 'end');
  expect(lines.slice(0, first.length)).toEqual(first);
  const start = lines.indexOf('── held ──');
  expect(lines.slice(start, start + held.length)).toEqual(held);
  expect(headings().toSorted()).toEqual(['after it', 'at once', 'held', 'next']);
});

test('results are added up in the order of the stages', async () => {
  const total = await run([[[timed('one'), timed('two')], [timed('three')]], [[timed('four')]]]);
  expect(total).toMatchObject({ passed: 4, failed: 0, messages: ['one', 'two', 'three', 'four'] });
  expect(total.timings?.map(({ name }) => name)).toEqual(['one', 'two', 'three', 'four']);
});

test.each(['first', 'other'])(
  'a stage of the %s list that throws counts as one failure, and the others still run',
  async (list) => {
    const broken: Stage = {
      title: 'Broken',
      run: () => Promise.reject(new Error('no such tool')),
    };
    const fine = stage('Fine', () => undefined);
    const lists = [[broken, fine], [fine]];
    const total = await run([list === 'first' ? lists : lists.toReversed()]);
    expect(total).toMatchObject({ passed: 2, failed: 1 });
    expect(printed).toContain('no such tool');
  },
);

test('an interruption starts no other stage, and ends the run once those that run have ended', async () => {
  const order: string[] = [];
  const interrupted: Stage = {
    title: 'Interrupted',
    run: () => Promise.reject(new InterruptedError('SIGTERM', 143)),
  };
  const slow = stage('Slow', async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    order.push('slow');
  });
  const never = stage('Never', () => order.push('never'));
  await expect(
    run([
      [
        [interrupted, never],
        [slow, never],
      ],
      [[never]],
    ]),
  ).rejects.toThrow(InterruptedError);
  expect(order).toEqual(['slow']);
});
