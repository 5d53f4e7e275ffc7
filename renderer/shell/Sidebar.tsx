import { brand } from '../../shared/brand.ts';
import type { AppState } from '../../shared/app-state.ts';
import { listedScreens, type ListedScreen } from '../../shared/screens.ts';
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

const icons: Readonly<Record<ListedScreen, IconName>> = {
  overview: 'overview',
  licenses: 'key',
  support: 'question',
  activity: 'activity',
  settings: 'settings',
  device: 'device',
};

/**
 * The product's name, the list of screens, and the status of the connection to Polar. In a narrow window it is a bar at the top.
 */
export function Sidebar({ state, screen, onOpenScreen }: SidebarProps) {
  const { nav, testBuild } = useText().app;
  const product = useProductName();
  const isConnected = state.connection.type === 'organization';
  const link = (to: ListedScreen) => (
    // A gap separates this device from the organization's screens.
    <li key={to} data-apart={(isConnected && to === 'device') || undefined}>
      <button
        type="button"
        className="nav-link"
        aria-current={screen === to ? 'page' : undefined}
        onClick={() => onOpenScreen(to)}
      >
        <Icon name={icons[to]} />
        <span>{nav[to]}</span>
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
        <ul>{listedScreens(isConnected).map(link)}</ul>
      </nav>
      <StatusFoot state={state} />
    </header>
  );
}
