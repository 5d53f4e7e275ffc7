import type { DeviceState } from '../../shared/app-state.ts';
import { supportCode } from '../../shared/failure.ts';
import type { TerminalText } from '../../shared/text/terminal.ts';
import type { CommandAnswer } from './answer.ts';
import { exitCodes } from './exit-codes.ts';

/** A record that was copied from another computer. Nothing is done with it before the caller has said whose it is. */
export function copiedAnswer(device: DeviceState, text: TerminalText): CommandAnswer {
  const code = supportCode({ code: 'other-computer' });
  const seat = device.type === 'held' || device.type === 'copied' ? device.seat : null;
  const label = device.type === 'activating' ? device.label : (seat?.label ?? '');
  return {
    exitCode: exitCodes.failed,
    state: 'failed',
    code,
    message: [
      text.cli.otherComputer(label),
      ...text.cli.otherComputerOptions,
      text.cli.code(code),
    ].join('\n'),
    facts: seat === null ? {} : { seat: { ...seat, otherComputer: true } },
  };
}
