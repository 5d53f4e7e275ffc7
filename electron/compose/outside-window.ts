import type { MainText } from '../../shared/text/text.ts';
import type { Ports } from '../ports.ts';
import { createBackground } from '../services/activity/background.ts';
import { createExpiryReminders } from '../services/activity/expiry-reminders.ts';
import { createNotifications } from '../services/activity/notifications.ts';
import type { StateStore } from '../state/state-store.ts';
import type { Foundation } from './foundation.ts';

/** Creates what reaches the person outside of the window: notifications, reminders, and the tray with the start at login. */
export function createOutsideWindow(deps: {
  readonly ports: Ports;
  readonly foundation: Foundation;
  readonly state: StateStore;
  readonly text: () => MainText;
  readonly productName: () => string;
}) {
  const { ports, foundation, state, text, productName } = deps;
  state.subscribe(
    createNotifications({
      notify: ports.notify,
      state: state.get,
      text,
      onResult(isShown) {
        if (state.get().notificationsFail === isShown) state.set({ notificationsFail: !isShown });
      },
    }),
  );
  const reminders = createExpiryReminders({
    ...ports,
    file: foundation.appRecords.reminders,
    state: state.get,
    text,
  });
  const background = createBackground({ ...ports, state: state.get, text, productName });

  return {
    /** Shows what is due, and follows the state from now on. */
    start(): void {
      state.subscribe(reminders.check);
      reminders.check();
      state.subscribe(background.update);
      background.update();
    },
    /** Looks at the calendar again, such as after the computer has woken. */
    check: reminders.check,
    stop(): void {
      reminders.stop();
      background.stop();
    },
  };
}
