import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { InterruptedError } from '../setup/run-command.ts';
import { SetupError } from '../setup/print-status.ts';
import type { Tally, TestTiming } from './tally.ts';

/** The context of every stage. */
export interface StageContext {
  /** The environment of everything that a stage starts, with the runtime and the display. */
  readonly env: NodeJS.ProcessEnv;
  /** A folder for reports; deleted at the end. */
  readonly temp: string;
  /** The output of everything that a stage starts: this process's own, or an open file. */
  readonly output: 'inherit' | number;
  /** Prints a line to that output. */
  readonly print: (line: string) => void;
}

/** One part of `npm test`. */
export interface Stage {
  readonly title: string;
  run(context: StageContext): Promise<Tally>;
}

/** Lists of stages that run beside each other; those of one list run one after the other. */
export type StageGroup = readonly (readonly Stage[])[];

/** What `runStages` needs. */
export interface StageRun extends Pick<StageContext, 'env' | 'temp'> {
  /** Prints text to this process's output. */
  readonly write: (text: string) => void;
}

/**
 * Runs all groups one after the other, also after a failure, prints a heading and a time for each
 * stage, and adds up their results in the order of the stages. A stage that throws counts as one
 * failure. The output of a group's first list appears at once; that of a stage in another list
 * appears whole, once a stage of the first list has ended.
 *
 * @throws InterruptedError if this process was asked to end, once all running stages have ended
 */
export async function runStages(groups: readonly StageGroup[], run: StageRun): Promise<Tally> {
  const total = { passed: 0, failed: 0, messages: [] as string[], timings: [] as TestTiming[] };
  for (const group of groups) {
    for (const tally of await runGroup(group, run)) {
      total.passed += tally.passed;
      total.failed += tally.failed;
      total.messages.push(...tally.messages);
      total.timings.push(...(tally.timings ?? []));
    }
  }
  return total;
}

async function runGroup(
  [first = [], ...others]: StageGroup,
  { env, temp, write }: StageRun,
): Promise<readonly Tally[]> {
  /** Output of ended stages of the other lists that has not been printed. */
  const held: string[] = [];
  const printHeld = (): void => {
    for (const text of held.splice(0)) write(text);
  };

  let isFirstEnded = false;
  let isInterrupted = false;
  const runStage = async (stage: Stage, context: StageContext): Promise<readonly Tally[]> => {
    if (isInterrupted) return [];
    try {
      return [await report(stage, context)];
    } catch (error) {
      isInterrupted = true;
      throw error;
    }
  };

  const runFirst = async (): Promise<readonly Tally[]> => {
    const tallies: Tally[] = [];
    for (const stage of first) {
      const print = (line: string): void => write(`${line}\n`);
      tallies.push(...(await runStage(stage, { env, temp, output: 'inherit', print })));
      printHeld();
    }
    isFirstEnded = true;
    return tallies;
  };

  const runOther = async (stages: readonly Stage[]): Promise<readonly Tally[]> => {
    const tallies: Tally[] = [];
    for (const stage of stages) {
      const file = path.join(temp, `${stage.title.replace(':', '')}.log`);
      const output = openSync(file, 'w');
      const print = (line: string): void => void writeSync(output, `${line}\n`);
      try {
        tallies.push(...(await runStage(stage, { env, temp, output, print })));
      } finally {
        closeSync(output);
        held.push(readFileSync(file, 'utf8'));
        if (isFirstEnded) printHeld();
      }
    }
    return tallies;
  };

  const lists = await Promise.allSettled([runFirst(), ...others.map(runOther)]);
  printHeld();
  return lists.flatMap((list) => {
    if (list.status === 'rejected') throw list.reason;
    return list.value;
  });
}

/** Runs a stage and prints what it is and how it ended. */
async function report(stage: Stage, context: StageContext): Promise<Tally> {
  const { print } = context;
  print(`\n── ${stage.title} ──`);
  const started = performance.now();
  const tally = await attempt(stage, context);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const verdict = tally.failed === 0 ? 'ok' : 'FAILED';
  print(`${stage.title}: ${verdict}, ${tally.passed} passed, ${tally.failed} failed, ${seconds} s`);
  for (const message of tally.messages) print(`  ${message}`);
  return tally;
}

async function attempt(stage: Stage, context: StageContext): Promise<Tally> {
  try {
    return await stage.run(context);
  } catch (error) {
    if (error instanceof InterruptedError) throw error;
    const reason =
      error instanceof SetupError
        ? error.message
        : String(error instanceof Error ? error.stack : error);
    return { passed: 0, failed: 1, messages: [`${stage.title} broke: ${reason}`] };
  }
}
