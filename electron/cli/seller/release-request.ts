import { maxTableBytes, type BulkSource } from '../../../shared/bulk-release.ts';
import { createHash } from 'node:crypto';
import { terminal } from '../../../shared/text/terminal.ts';
import { inputAnswer, type CommandAnswer } from '../answer.ts';
import { cliCodes } from '../cli-codes.ts';
import { findLicense } from './find-license.ts';
import type { SellerContext } from './open-seller.ts';
import { seatFields } from './records.ts';

/** The seats that a caller wants to be released. */
export interface ReleaseRequest {
  /** Says the same of the same request, and nothing of what is in it. */
  readonly mark: string;
  /** Whether the whole list has to be read to understand it. */
  readonly needsList: boolean;
  /** Returns the source of a plan, or the answer where it names no seat. */
  readonly source: () => Promise<
    | { readonly type: 'source'; readonly source: BulkSource }
    | { readonly type: 'refused'; readonly answer: CommandAnswer }
  >;
}

const hashOf = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

function requestOfTable(bytes: Uint8Array<ArrayBuffer>): ReleaseRequest {
  const source: BulkSource = { type: 'csv', bytes, rule: { type: 'all' } };
  return {
    mark: hashOf(bytes),
    needsList: true,
    source: async () => await Promise.resolve({ type: 'source', source }),
  };
}

/** Returns the request for the seat that the flags name. */
function requestOfSeat(context: SellerContext): ReleaseRequest {
  const { command } = context;
  const { license, deviceCode } = command.seller;
  const { sellers } = terminal.cli;
  return {
    mark: hashOf(JSON.stringify([license, command.label, deviceCode])),
    needsList: false,
    async source() {
      const found = await findLicense(context);
      if (found.type === 'refused') return found;
      const { license: shown, seats, isComplete } = found.details;
      const matches = seats.filter(({ seat, label }) =>
        deviceCode === null ? label === command.label : seat === deviceCode,
      );
      const [seat, another] = matches;
      if (seat !== undefined && another === undefined) {
        const chosen = { licenseId: shown.licenseId, seat: seat.seat };
        return { type: 'source', source: { type: 'seats', seats: [chosen] } };
      }
      const message = seat === undefined ? sellers.noSuchSeat(isComplete) : sellers.severalSeats;
      const listed = (seat === undefined ? seats : matches).map((each) =>
        Object.assign({ licenseId: shown.licenseId }, seatFields(each, command.seller)),
      );
      const lines = listed.map(
        ({ activationHash, label }) => `  ${sellers.seatLine(activationHash, label)}`,
      );
      const answer = inputAnswer([message, ...lines].join('\n'));
      const facts = { licenseSeats: listed };
      return { type: 'refused', answer: { ...answer, code: cliCodes.seat, facts } };
    },
  };
}

/** Returns what the caller wants to be released, or the answer where the flags or the file do not say it. */
export async function releaseRequest(
  context: SellerContext,
): Promise<ReleaseRequest | CommandAnswer> {
  const { command, input } = context;
  const { plan, license, deviceCode } = command.seller;
  const { sellers, unreadable } = terminal.cli;
  if (plan === null) {
    const isNamed = license !== null && (command.label !== null || deviceCode !== null);
    return isNamed ? requestOfSeat(context) : inputAnswer(sellers.releaseWhat);
  }
  try {
    return requestOfTable(await input.bytes(plan === '-' ? null : plan, maxTableBytes));
  } catch {
    return inputAnswer(unreadable);
  }
}
