import * as path from 'node:path';
import { isOtherSeller, sellerOrganizations } from '../../../shared/product.ts';
import { oldPlaceId, type SeatId } from '../../../shared/seat-id.ts';
import { terminal } from '../../../shared/text/terminal.ts';
import type { DeviceRecord } from '../../storage/records.ts';
import { inputAnswer, type CommandAnswer } from '../answer.ts';
import { allSeats, isFree, noSeat, type ChosenSeat } from '../chosen-seat.ts';
import { cliCodes } from '../cli-codes.ts';
import type { CommandContext } from '../command-context.ts';
import { jointAnswer } from '../joint-answer.ts';
import { listToChoose, findSeatsByName } from '../seat-choice.ts';
import { statusOf } from './status.ts';

/** Returns the record of a seat, or its pending activation, by which its organization is known; null if neither can be read. */
function ownerOf({ seat }: ChosenSeat): { readonly organizationId: string } | null {
  return seat?.device.record.get() ?? seat?.device.activations.pending() ?? null;
}

const sameName = (one: string, other: string): boolean =>
  one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();

/** Whether nothing shows which license the seat is of. */
function mayBeOfAnyLicense({ device }: ChosenSeat): boolean {
  return device.type === 'unreadable';
}

/**
 * Returns the seats that match the caller's flags, never one of another seller, which an app made for one seller may hold from before. If none
 * matches, returns the seats whose files cannot be read, so that the caller does not take them for no seat.
 */
function findMatchingSeats({ core, command }: CommandContext): readonly ChosenSeat[] {
  const { vendor } = core.state.get();
  const { product, organization, seat } = command;
  const seats = allSeats(core);
  const found = (seat === null ? seats : findSeatsByName(seats, seat)).filter((choice) => {
    if (mayBeOfAnyLicense(choice))
      return seat !== null || (product === null && organization === null);
    const owner = ownerOf(choice)?.organizationId ?? null;
    if (owner !== null && isOtherSeller(vendor, owner)) return false;
    if (organization !== null && owner !== organization) return false;
    const { name } = choice;
    return product === null || (name?.type === 'product' && sameName(name.name, product));
  });
  return found.length === 0 && seat === null ? seats.filter(mayBeOfAnyLicense) : found;
}

/** Returns the folder whose files change when the seat is released. */
function folderOf(dataFolder: string, id: SeatId | null): string {
  return id === null || id === oldPlaceId ? dataFolder : path.join(dataFolder, 'seats', id);
}

/** Returns what a program needs to check the seat at Polar. `key`: only for the program that asked for it. */
function activationFacts(record: DeviceRecord, watch: string, withKey: boolean) {
  const { organizationId, activationId, licenseId, benefitId, key } = record;
  return {
    organizationId,
    activationId,
    ...(licenseId === undefined ? {} : { licenseId }),
    ...(benefitId === undefined ? {} : { benefitId }),
    watch,
    ...(withKey ? { key } : {}),
  };
}

/** Returns the answer about one seat: its status, and its ids if the seat may be used. */
function activationOf({ ports, command }: CommandContext, choice: ChosenSeat): CommandAnswer {
  const answer = statusOf(choice);
  const record = choice.seat?.device.record.get() ?? null;
  if (answer.state !== 'active' || record === null) return answer;
  const { organizationId, activationId } = record;
  const message = `${answer.message}\n${terminal.cli.activationIds(organizationId, activationId)}`;
  const watch = folderOf(ports.dataFolder, choice.id);
  const facts = { ...answer.facts, activation: activationFacts(record, watch, command.withKey) };
  return { ...answer, message, facts };
}

/** Returns the answer that refuses the key to the caller; null if the caller may have it. */
function keyRefusal({ core, command, isOutputPiped }: CommandContext): CommandAnswer | null {
  const isForAnySeller = sellerOrganizations(core.state.get().vendor).length === 0;
  if (isForAnySeller && command.organization === null) {
    return inputAnswer(terminal.cli.keyNeedsOrganization);
  }
  if (isOutputPiped()) return null;
  return { ...inputAnswer(terminal.cli.keyNeedsPipe), code: cliCodes.output };
}

/**
 * Gives a program of this account what it needs to check a seat at Polar. Sends nothing. The key is the whole license, so that only a
 * program that asks for it gets it, for one seat, through a pipe (docs/decisions/0042-give-the-key-to-a-pipe-alone.md).
 */
export function activation(context: CommandContext): CommandAnswer {
  const { core, command } = context;
  const { products } = core.state.get().vendor;
  const { product } = command;
  if (product !== null && !products.some(({ name }) => sameName(name, product))) {
    return inputAnswer(terminal.cli.noSuchProduct);
  }
  const problem = command.withKey ? keyRefusal(context) : null;
  if (problem !== null) return problem;
  const matching = findMatchingSeats(context);
  const held = matching.filter(({ device }) => !isFree(device));
  if (command.withKey && held.length > 1) return listToChoose(terminal.cli.severalForKey, held);
  // The answer with a key is about the held seat alone, without those that were released before.
  const shown = command.withKey && held.length === 1 ? held : matching;
  const answers = shown.map((choice) => ({ choice, answer: activationOf(context, choice) }));
  return jointAnswer(answers, statusOf(noSeat));
}
