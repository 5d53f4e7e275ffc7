import type { DeviceState } from '../../../shared/app-state.ts';
import type { MainText } from '../../../shared/text/text.ts';
import { releasesSeat, type Departure } from './installation.ts';

/** What a person is asked before the app leaves. */
interface Question {
  readonly message: string;
  readonly detail: string;
  /** What the button says that does it. */
  readonly act: string;
}

/** Asks for what would happen now, and for nothing else: where no seat is released, the question does not speak of it. */
export function departureQuestion(
  plan: {
    readonly departure: Departure;
    readonly device: DeviceState;
    readonly releaseOnUninstall: boolean;
    /** What goes to the Trash when the app is uninstalled; null for nothing. */
    readonly target: string | null;
  },
  { leaving }: MainText['native'],
): Question {
  const { departure, device, releaseOnUninstall, target } = plan;
  const isUninstall = departure === 'uninstall';
  const seat = device.is === 'held' ? device.seat : null;
  const releases = releasesSeat(departure, device, releaseOnUninstall);
  if (!isUninstall) {
    return {
      message: leaving.releaseAndQuit,
      detail:
        releases && seat !== null
          ? leaving.consequence(seat.label)
          : withoutRelease(device, leaving),
      act: leaving.releaseAndQuitAct,
    };
  }
  const consequence =
    releases && seat !== null ? leaving.consequence(seat.label) : withoutRelease(device, leaving);
  return {
    message: releases ? leaving.uninstall : leaving.uninstallOnly,
    detail: target === null ? consequence : `${consequence}\n\n${leaving.target(target)}`,
    act: leaving.uninstallAct,
  };
}

/** What becomes of the seat when the app goes and releases nothing. */
function withoutRelease(device: DeviceState, leaving: MainText['native']['leaving']): string {
  switch (device.is) {
    case 'held':
      return device.seat.otherComputer === true
        ? leaving.seatOfOther(device.seat.label)
        : leaving.seatStays(device.seat.label);
    case 'unreadable':
      return leaving.seatUnread;
    case 'activating':
      return leaving.seatUnsure;
    case 'copied':
      return leaving.seatOfOther(device.seat.label);
    case 'none':
    case 'released':
      return leaving.noSeat;
  }
}

/** What a person is told when the seat was not surely released: whether it still counts or nobody knows, and why. */
export function stayingWords(
  device: DeviceState,
  text: MainText,
): { readonly message: string; readonly detail: string } {
  const { leaving } = text.native;
  const failureWords = (code: keyof MainText['failures']['words']): string => {
    const { title, body, advice } = text.failures.words[code];
    return `${title}. ${body}\n\n${advice}`;
  };
  if (device.is === 'unreadable') {
    return { message: leaving.notKnown, detail: failureWords(device.failure.code) };
  }
  if (device.is !== 'held') return { message: leaving.notKnown, detail: leaving.looksOn };
  const { release } = device;
  switch (release.is) {
    case 'failed':
      return { message: leaving.notReleased, detail: failureWords(release.failure.code) };
    case 'releasing':
    case 'unknown':
    case 'settling':
      return { message: leaving.notKnown, detail: leaving.looksOn };
    case 'holding':
    case 'waiting':
      return { message: leaving.notReleased, detail: leaving.sendsLater };
    case 'idle':
    case 'released':
      return { message: leaving.stays, detail: text.native.notifications.failed.body };
  }
}
