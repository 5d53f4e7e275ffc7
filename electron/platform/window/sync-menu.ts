import type { AppState } from '../../../shared/app-state.ts';
import type { Core } from '../../compose.ts';
import type { Clock } from '../../ports.ts';
import { showMenu, type MenuActions } from './menu.ts';
import { removalTarget, runUninstall } from './uninstall.ts';

/** Shows the menu, and redraws it when the device or the language changes: nothing else of the state affects it. */
export function syncMenu(
  core: Core,
  clock: Clock,
  navigate: MenuActions['navigate'],
  onNetworkAction: () => void,
): void {
  const title = core.productName();
  const actions: MenuActions = {
    navigate,
    openDocumentation: () => void core.handlers.app.openLink('documentation'),
    checkNow() {
      onNetworkAction();
      void core.device.checks.check();
    },
    copyKey: () => void core.handlers.device.copyKey(),
    releaseAndQuit: () => void runUninstall(core, clock, 'release-and-quit'),
    uninstall: removalTarget() === null ? null : () => void runUninstall(core, clock, 'uninstall'),
  };
  let shown: Pick<AppState, 'device' | 'language'> | null = null;
  const draw = (): void => {
    const state = core.state.get();
    if (state.device === shown?.device && state.language === shown.language) return;
    shown = state;
    showMenu(state, core.text(), title, actions);
  };
  draw();
  core.state.subscribe(draw);
}
