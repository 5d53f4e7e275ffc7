import type { DeviceState, SeatState } from '../../../shared/app-state.ts';
import type { LicenseName } from '../../../shared/license-name.ts';
import { plainLicenseName } from '../../../shared/product.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Question } from '../../ports.ts';
import { isFree, releasesSeat, type QuitAction, type QuitOutcome } from './quit-action.ts';

type PromptText = MainText['native']['uninstallPrompts'];

/** What a question is about. */
interface QuitPlan {
  readonly action: QuitAction;
  readonly seats: readonly SeatState[];
  readonly releaseOnUninstall: boolean;
  /** What goes to the Trash when the app is uninstalled; null for nothing. */
  readonly target: string | null;
}

/** The most seats that a dialog names in one list. */
const maxNamedSeats = 5;

/** Returns the name of a license, with the end of its key as far as that is known and not part of the name. */
function licenseText(name: LicenseName | null, displayKey: string): string {
  if (name === null) return displayKey;
  return [plainLicenseName(name), name.type === 'key' ? '' : displayKey].filter(Boolean).join(' ');
}

/** Returns the license and the label that distinguish a seat from the others in a dialog; null where its records show neither. */
function seatName({ name, device }: SeatState): string | null {
  switch (device.type) {
    case 'held':
    case 'copied':
      return `${licenseText(name, device.seat.displayKey)} (${device.seat.label})`;
    case 'activating':
      return name === null ? device.label : `${plainLicenseName(name)} (${device.label})`;
    case 'unreadable':
    case 'released':
    case 'none':
      return name === null ? null : plainLicenseName(name);
  }
}

/** Returns lines as a list, without those above the limit, whose number it names. */
function listOf(lines: readonly string[], text: PromptText): string {
  const more = lines.length - maxNamedSeats;
  const shown = more > 0 ? [...lines.slice(0, maxNamedSeats), text.more(more)] : lines;
  return shown.map((line) => `• ${line}`).join('\n');
}

/** Returns the question before a quit action, which names a release only if one would happen. */
export function quitQuestion(
  plan: QuitPlan,
  { uninstallPrompts: uninstallText }: MainText['native'],
): Omit<Question, 'cancel'> {
  const { action, releaseOnUninstall, target } = plan;
  const seats = plan.seats.filter(({ device: { type } }) => type !== 'none' && type !== 'released');
  const isReleased = ({ device }: SeatState): boolean =>
    releasesSeat(action, device, releaseOnUninstall);
  const released = seats.filter(isReleased);
  const [only = null, ...others] = seats;
  const isSeveral = others.length > 0;
  const consequence = isSeveral
    ? consequenceForSeveral(
        released,
        seats.filter((seat) => !isReleased(seat)),
        uninstallText,
      )
    : consequenceForOne(only?.device ?? { type: 'none' }, released.length > 0, uninstallText);
  if (action !== 'uninstall') {
    return {
      message:
        isSeveral && released.length > 0
          ? uninstallText.releaseSeveralAndQuit(released.length)
          : uninstallText.releaseAndQuit,
      detail: consequence,
      confirm: uninstallText.releaseAndQuitAction,
    };
  }
  const releaseMessage = isSeveral
    ? uninstallText.uninstallSeveral(released.length)
    : uninstallText.uninstall;
  return {
    message: released.length > 0 ? releaseMessage : uninstallText.uninstallOnly,
    detail: target === null ? consequence : `${consequence}\n\n${uninstallText.target(target)}`,
    confirm: uninstallText.uninstallAction,
  };
}

function consequenceForOne(
  device: DeviceState,
  isReleased: boolean,
  uninstallText: PromptText,
): string {
  return isReleased && device.type === 'held'
    ? uninstallText.consequence(device.seat.label)
    : withoutRelease(device, uninstallText);
}

/** Returns the lists of the seats that are released and of those that are not, with the reason for each. */
function consequenceForSeveral(
  released: readonly SeatState[],
  kept: readonly SeatState[],
  uninstallText: PromptText,
): string {
  const sections: string[] = [];
  if (released.length > 0) {
    const names = released.map((seat) => seatName(seat) ?? uninstallText.unnamedSeat);
    sections.push(`${uninstallText.releasedSeats}\n${listOf(names, uninstallText)}`);
  }
  if (kept.length > 0) {
    const lines = kept.map((seat) => keptLine(seat, uninstallText));
    sections.push(`${uninstallText.keptSeats}\n${listOf(lines, uninstallText)}`);
  }
  return [...sections, uninstallText.filesStay].join('\n\n');
}

/** Returns the line about a seat that is not released. */
function keptLine(seat: SeatState, uninstallText: PromptText): string {
  const known = seatName(seat);
  const name = known ?? uninstallText.unnamedSeat;
  switch (seat.device.type) {
    case 'held':
      return seat.device.seat.otherComputer === true ? uninstallText.keptByOther(name) : name;
    case 'copied':
      return uninstallText.keptByOther(name);
    case 'activating':
      return uninstallText.keptUnfinished(name);
    case 'unreadable':
    case 'released':
    case 'none':
      return uninstallText.keptUnreadable(known);
  }
}

/** Returns what happens to the seat if the app ends without a release. */
function withoutRelease(device: DeviceState, uninstallText: PromptText): string {
  switch (device.type) {
    case 'held':
      return device.seat.otherComputer === true
        ? uninstallText.seatOfOther(device.seat.label)
        : uninstallText.seatStays(device.seat.label);
    case 'unreadable':
      return uninstallText.seatUnreadable;
    case 'activating':
      return uninstallText.activationUnfinished;
    case 'copied':
      return uninstallText.seatOfOther(device.seat.label);
    case 'none':
    case 'released':
      return uninstallText.noSeat;
  }
}

/** Returns the message after releases of which not all are confirmed: what came of each, and that the app stays. */
export function notReleasedText(
  outcomes: readonly QuitOutcome[],
  text: MainText,
): { readonly message: string; readonly detail: string } {
  const [only, ...others] = outcomes;
  return only !== undefined && others.length === 0
    ? notReleasedOne(only.device, text)
    : notReleasedSeveral(outcomes, text);
}

/** What came of one release: `kept` if the seat still counts, `unknown` if that is not known. */
type OutcomeType = 'free' | 'waiting' | 'kept' | 'unknown';

function outcomeType(device: DeviceState): OutcomeType {
  if (isFree(device)) return 'free';
  if (device.type !== 'held') return 'unknown';
  switch (device.release.type) {
    case 'releasing':
    case 'unknown':
    case 'settling':
      return 'unknown';
    case 'holding':
    case 'waiting':
      return 'waiting';
    case 'idle':
    case 'failed':
    case 'released':
      return 'kept';
  }
}

/** The order of the list: a person looks for the seats that need them. */
const outcomeOrder: readonly OutcomeType[] = ['kept', 'unknown', 'waiting', 'free'];

function notReleasedSeveral(
  outcomes: readonly QuitOutcome[],
  text: MainText,
): { readonly message: string; readonly detail: string } {
  const { uninstallPrompts: uninstallText, notifications } = text.native;
  const found = outcomes
    .map((outcome) => ({ ...outcome, type: outcomeType(outcome.device) }))
    .toSorted((one, other) => outcomeOrder.indexOf(one.type) - outcomeOrder.indexOf(other.type));
  const has = (type: OutcomeType): boolean => found.some((outcome) => outcome.type === type);
  const lines = found.map(({ seat, device, type }) => {
    const name = seatName(seat) ?? uninstallText.unnamedSeat;
    const line = uninstallText.outcomes[type](name);
    if (device.type !== 'held' || device.release.type !== 'failed') return line;
    return `${line} ${text.failures.words[device.release.failure.code].title}.`;
  });
  return {
    message: has('unknown')
      ? uninstallText.severalUnknown
      : uninstallText.severalNotReleased(found.filter(({ type }) => type !== 'free').length),
    detail: [
      lines.map((line) => `• ${line}`).join('\n'),
      ...(has('waiting') ? [uninstallText.sentLater] : []),
      ...(has('unknown') ? [uninstallText.checksContinueForSeveral] : []),
      ...(has('kept') ? [notifications.failed.body] : []),
    ].join('\n\n'),
  };
}

/** Returns the message about the only seat: whether it still counts or that is unknown, and why. */
function notReleasedOne(
  device: DeviceState,
  text: MainText,
): { readonly message: string; readonly detail: string } {
  const { uninstallPrompts: uninstallText } = text.native;
  const failureText = (code: keyof MainText['failures']['words']): string => {
    const { title, body, advice } = text.failures.words[code];
    return `${title}. ${body}\n\n${advice}`;
  };
  if (device.type === 'unreadable') {
    return { message: uninstallText.releaseUnknown, detail: failureText(device.failure.code) };
  }
  if (device.type !== 'held')
    return { message: uninstallText.releaseUnknown, detail: uninstallText.checksContinue };
  const { release } = device;
  switch (release.type) {
    case 'failed':
      return { message: uninstallText.notReleased, detail: failureText(release.failure.code) };
    case 'releasing':
    case 'unknown':
    case 'settling':
      return { message: uninstallText.releaseUnknown, detail: uninstallText.checksContinue };
    case 'holding':
    case 'waiting':
      return { message: uninstallText.notReleased, detail: uninstallText.releaseWaiting };
    case 'idle':
    case 'released':
      return { message: uninstallText.appStays, detail: text.native.notifications.failed.body };
  }
}
