import { writeSync } from 'node:fs';
import { app } from 'electron';
import { answerJson } from '../../cli/answer-json.ts';
import type { RefusedSwitch } from '../../cli/launch.ts';
import { writeOutput } from '../../cli/output.ts';
import { refusedSwitchAnswer } from '../../cli/refused-switch.ts';

/** Ends the process with 78 for a switch that is not allowed, before Chromium acts on it. Answers as a command does. */
export function refuseSwitch(launch: RefusedSwitch): never {
  const answer = refusedSwitchAnswer(launch);
  const { command, json, output } = launch;
  const context = { command, appVersion: app.getVersion(), reason: null, dryRun: false };
  const object = answerJson(answer, context);
  if (output !== null) writeOutput(output, object);
  try {
    if (json) writeSync(1, object);
    else writeSync(2, `${answer.message}\n`);
  } catch {
    // Standard output may be closed.
  }
  process.exit(answer.exitCode);
}
