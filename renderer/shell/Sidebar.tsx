import { brand } from '../../shared/brand.ts';
import type { AppState } from '../../shared/app-state.ts';
import type { Screen } from '../screen.ts';
import { Icon, Outline, type IconName } from '../ui/Icon.tsx';
import { useProductName } from '../use-product.ts';
import { useText } from '../use-text.ts';
import { StatusFoot } from './StatusFoot.tsx';

interface SidebarProps {
  readonly state: AppState;
  readonly screen: Screen;
  readonly onOpenScreen: (screen: Screen) => void;
}

/**
 * The product's name, the list of screens, and the status of the connection to Polar. In a narrow window it is a bar at the top.
 */
export function Sidebar({ state, screen, onOpenScreen }: SidebarProps) {
  const { nav, testBuild } = useText().app;
  const product = useProductName();
  const link = (to: Screen, icon: IconName, name: string) => (
    <li>
      <button
        type="button"
        className="nav-link"
        aria-current={screen === to ? 'page' : undefined}
        onClick={() => onOpenScreen(to)}
      >
        <Icon name={icon} />
        <span>{name}</span>
      </button>
    </li>
  );
  return (
    <header className="sidebar">
      <p className="brand">
        {brand.logo.type === 'image' ? (
          <img src={brand.logo.address} alt="" />
        ) : (
          <Outline path={brand.logo.path} size={24} />
        )}
        <span>{product}</span>
      </p>
      {brand.testServer !== null && (
        <p className="test-build">
          <strong>{testBuild.title}</strong> <span>{testBuild.body(brand.testServer)}</span>
        </p>
      )}
      <nav aria-label={nav.label}>
        <ul>
          {link('device', 'device', nav.device)}
          {state.connection.type === 'organization' && link('licenses', 'key', nav.licenses)}
          {link('activity', 'activity', nav.activity)}
          {link('settings', 'settings', nav.settings)}
        </ul>
      </nav>
      <StatusFoot state={state} />
    </header>
  );
}
