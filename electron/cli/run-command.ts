import type { CommandCore } from '../compose-command.ts';
import type { Ports } from '../ports.ts';
import type { CommandAnswer } from './answer.ts';
import { activate } from './commands/activate.ts';
import { doctor, type DoctorFacts } from './commands/doctor.ts';
import { importActivation } from './commands/import-activation.ts';
import { release } from './commands/release.ts';
import { status } from './commands/status.ts';
import type { Input } from './input.ts';
import type { Command } from './launch.ts';

/** What a command works with. */
export interface CommandContext {
  readonly core: CommandCore;
  readonly ports: Ports;
  readonly command: Command;
  readonly input: Input;
  /** When the answer must be ready, by the steady clock. */
  readonly deadline: number;
  /** Facts that only the platform knows, for `doctor`. */
  readonly getDoctorFacts: () => DoctorFacts;
}

/** Runs a command to its answer. Never prompts, and never asks the keychain. */
export async function runCommand(context: CommandContext): Promise<CommandAnswer> {
  switch (context.command.name) {
    case 'release':
      return await release(context);
    case 'status':
      return status(context);
    case 'activate':
      return await activate(context);
    case 'import':
      return await importActivation(context);
    case 'doctor':
      return await doctor(context);
  }
}
