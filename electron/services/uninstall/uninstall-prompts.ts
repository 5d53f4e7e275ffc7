import type { DeviceState } from '../../../shared/app-state.ts';
import type { MainText } from '../../../shared/text/text.ts';
import type { Question } from '../../ports.ts';
import { releasesSeat, type QuitAction } from './quit-action.ts';

/** Returns the question before a quit action, which names a release only if one would happen. */
export function quitQuestion(
  plan: {
    readonly action: QuitAction;
    readonly device: DeviceState;
    readonly releaseOnUninstall: boolean;
    /** What goes to the Trash when the app is uninstalled; null for nothing. */
    readonly target: string | null;
  },
  { uninstallPrompts: uninstallText }: MainText['native'],
): Omit<Question, 'cancel'> {
  const { action, device, releaseOnUninstall, target } = plan;
  const seat = device.type === 'held' ? device.seat : null;
  const releases = releasesSeat(action, device, releaseOnUninstall);
  const consequence =
    releases && seat !== null
      ? uninstallText.consequence(seat.label)
      : withoutRelease(device, uninstallText);
  if (action !== 'uninstall') {
    return {
      message: uninstallText.releaseAndQuit,
      detail: consequence,
      confirm: uninstallText.releaseAndQuitAction,
    };
  }
  return {
    message: releases ? uninstallText.uninstall : uninstallText.uninstallOnly,
    detail: target === null ? consequence : `${consequence}\n\n${uninstallText.target(target)}`,
    confirm: uninstallText.uninstallAction,
  };
}

/** Returns what happens to the seat if the app ends without a release. */
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

/** Returns the message after a release without confirmation: whether the seat still counts or that is unknown, and why. */
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
