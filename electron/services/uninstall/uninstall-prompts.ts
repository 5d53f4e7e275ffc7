import type { DeviceState } from '../../../shared/app-state.ts';
import type { MainText } from '../../../shared/text/text.ts';
import { releasesSeat, type QuitAction } from './installation.ts';

/** What a person is asked before the app leaves. */
interface Question {
  readonly message: string;
  readonly detail: string;
  /** What the button says that does it. */
  readonly confirm: string;
}

/** Asks for what would happen now, and for nothing else: where no seat is released, the question does not speak of it. */
export function quitQuestion(
  plan: {
    readonly action: QuitAction;
    readonly device: DeviceState;
    readonly releaseOnUninstall: boolean;
    /** What goes to the Trash when the app is uninstalled; null for nothing. */
    readonly target: string | null;
  },
  { uninstallPrompts: uninstallText }: MainText['native'],
): Question {
  const { action, device, releaseOnUninstall, target } = plan;
  const isUninstall = action === 'uninstall';
  const seat = device.type === 'held' ? device.seat : null;
  const releases = releasesSeat(action, device, releaseOnUninstall);
  if (!isUninstall) {
    return {
      message: uninstallText.releaseAndQuit,
      detail:
        releases && seat !== null
          ? uninstallText.consequence(seat.label)
          : withoutRelease(device, uninstallText),
      confirm: uninstallText.releaseAndQuitAction,
    };
  }
  const consequence =
    releases && seat !== null
      ? uninstallText.consequence(seat.label)
      : withoutRelease(device, uninstallText);
  return {
    message: releases ? uninstallText.uninstall : uninstallText.uninstallOnly,
    detail: target === null ? consequence : `${consequence}\n\n${uninstallText.target(target)}`,
    confirm: uninstallText.uninstallAction,
  };
}

/** What becomes of the seat when the app goes and releases nothing. */
function withoutRelease(
  device: DeviceState,
  uninstallText: MainText['native']['uninstallPrompts'],
): string {
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

/** What a person is told when the seat was not surely released: whether it still counts or nobody knows, and why. */
export function notReleasedText(
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
