import type { DeviceState } from '../../shared/app-state.ts';
import { supportCode, type Failure, type FailureCode } from '../../shared/failure.ts';
import type { Text } from '../../shared/text/text.ts';
import { exitCodes } from './command-line.ts';

/** What a command answers: one JSON object for scripts, words for people, and an exit code. */
export interface CommandAnswer {
  readonly exitCode: number;
  readonly json: Readonly<Record<string, unknown>>;
  readonly words: string;
}

/** Failures after which a script does something else than give up; the rest are plain failures. */
const exitCodeOf: Partial<Record<FailureCode, number>> = {
  'not-activated': exitCodes.notActivated,
  'token-rejected': exitCodes.refused,
  'scope-missing': exitCodes.refused,
  'not-permitted': exitCodes.refused,
  'network-unreachable': exitCodes.queued,
  'connection-insecure': exitCodes.queued,
  'proxy-unreachable': exitCodes.queued,
  'rate-limited': exitCodes.queued,
  'no-answer': exitCodes.unknown,
  'server-error': exitCodes.unknown,
  'input-invalid': exitCodes.usage,
};

/** A failure as an answer. */
export function failureAnswer(failure: Failure, text: Text): CommandAnswer {
  const words = text.failures.words[failure.code];
  return {
    exitCode: exitCodeOf[failure.code] ?? exitCodes.failed,
    json: { ok: false, state: 'failed', code: supportCode(failure) },
    words: `${words.title}\n${words.body}\n${words.advice}\n${supportCode(failure)}`,
  };
}

/** This device as it is now, and what a script should make of it. */
export function deviceAnswer(device: DeviceState, text: Text): CommandAnswer {
  switch (device.is) {
    case 'none':
      return {
        exitCode: exitCodes.notActivated,
        json: { ok: true, state: 'not-activated' },
        words: text.cli.notActivated,
      };
    case 'activating':
      return failureAnswer({ code: 'activation-unfinished' }, text);
    case 'unreadable':
      return failureAnswer(device.failure, text);
    case 'released': {
      const { receipt } = device;
      return {
        exitCode: exitCodes.done,
        json: { ok: true, state: 'released', how: receipt.how, receipt },
        words: text.cli.released(receipt.label),
      };
    }
    case 'held':
      return heldAnswer(device, text);
  }
}

function heldAnswer(device: Extract<DeviceState, { is: 'held' }>, text: Text): CommandAnswer {
  const { seat, release, standing } = device;
  const facts = { seat, release, standing: standing.is };
  switch (release.is) {
    case 'failed':
      return {
        ...failureAnswer(release.failure, text),
        json: { ok: false, state: 'failed', code: supportCode(release.failure), ...facts },
      };
    case 'waiting':
      return {
        exitCode: exitCodes.queued,
        json: { ok: false, state: 'waiting', code: supportCode({ code: release.why }), ...facts },
        words: text.cli.waiting(seat.label),
      };
    case 'unknown':
    case 'settling':
    case 'releasing':
      return {
        exitCode: exitCodes.unknown,
        json: { ok: false, state: 'unknown', ...facts },
        words: text.cli.unknown(seat.label),
      };
    case 'idle':
    case 'holding':
    case 'released':
      return {
        exitCode: exitCodes.done,
        json: { ok: true, state: 'active', ...facts },
        words: text.cli.active(seat.label, seat.displayKey),
      };
  }
}
