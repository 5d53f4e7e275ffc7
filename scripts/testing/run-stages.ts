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
}

/** One part of `npm test`. */
export interface Stage {
  readonly title: string;
  run(context: StageContext): Promise<Tally>;
}

/**
 * Runs all stages one after the other, also after a failure, prints a heading and a time for each,
 * and adds up their results. A stage that throws counts as one failure.
 *
 * @throws InterruptedError if this process was asked to end
 */
export async function runStages(
  stages: readonly Stage[],
  context: StageContext,
  print: (line: string) => void,
): Promise<Tally> {
  const total = { passed: 0, failed: 0, messages: [] as string[], timings: [] as TestTiming[] };
  for (const stage of stages) {
    print(`\n── ${stage.title} ──`);
    const started = performance.now();
    const tally = await attempt(stage, context);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const verdict = tally.failed === 0 ? 'ok' : 'FAILED';
    print(
      `${stage.title}: ${verdict}, ${tally.passed} passed, ${tally.failed} failed, ${seconds} s`,
    );
    for (const message of tally.messages) print(`  ${message}`);
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.messages.push(...tally.messages);
    total.timings.push(...(tally.timings ?? []));
  }
  return total;
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
