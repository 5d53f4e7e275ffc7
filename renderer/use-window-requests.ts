import type { ListedScreen } from '../shared/screens.ts';
import { useRequestedScreen } from './use-requested-screen.ts';

/** What menus and notifications can request of the window. */
interface WindowActions {
  readonly copyKey: () => void;
  readonly openDevice: () => void;
  readonly openRelease: () => void;
  readonly openPalette: () => void;
  readonly search: () => void;
  readonly openScreen: (screen: ListedScreen | 'about') => void;
}

/** Does what menus and notifications request. */
export function useWindowRequests(actions: WindowActions): void {
  useRequestedScreen((request) => {
    switch (request) {
      case 'copy-key':
        actions.copyKey();
        break;
      case 'device':
        actions.openDevice();
        break;
      case 'palette':
        actions.openPalette();
        break;
      case 'search':
        actions.search();
        break;
      case 'release':
        actions.openRelease();
        break;
      case 'overview':
      case 'licenses':
      case 'support':
      case 'activity':
      case 'settings':
      case 'about':
        actions.openScreen(request);
    }
  });
}
