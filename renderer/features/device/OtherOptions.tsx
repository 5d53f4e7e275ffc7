import type { DeviceState } from '../../../shared/app-state.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { PortalLink } from '../../ui/PortalLink.tsx';
import { ProductPages } from './ProductPages.tsx';

interface OtherOptionsProps {
  readonly device: DeviceState;
  readonly onLost: () => void;
  /** Null if the state's own actions offer help. */
  readonly onHelp: (() => void) | null;
  /** Whether to offer the purchases page: not if the state's own actions do. */
  readonly hasPortal: boolean;
  /** Opens the form that adds a license; null if the list of licenses offers it. */
  readonly onAdd: (() => void) | null;
}

/** Release states that last for seconds. Nothing new is offered beside them. */
const briefReleases: ReadonlySet<string> = new Set(['holding', 'releasing', 'settling']);

/** Whether a license can be added beside a state. In the states without a license their actions lead to the form. */
function canAddBeside(device: DeviceState): boolean {
  if (device.type === 'unreadable') return true;
  return device.type === 'held' && !briefReleases.has(device.release.type);
}

/** Options besides the actions of the seat's state. Help, and the pages of the license's product, are available in every state. */
export function OtherOptions(props: OtherOptionsProps) {
  const { device, onLost, onHelp, hasPortal, onAdd } = props;
  const text = useText();
  const { entryPoints } = text.support;
  return (
    <div className="other-options stack">
      <div className="side-entry-points">
        <Button variant="quiet" icon="removed" onClick={onLost}>
          {entryPoints.lost.title}
        </Button>
        {onAdd !== null && canAddBeside(device) && (
          <Button variant="quiet" icon="key" onClick={onAdd}>
            {text.device.licenses.add}
          </Button>
        )}
        {onHelp !== null && (
          <Button variant="quiet" icon="question" onClick={onHelp}>
            {entryPoints.help}
          </Button>
        )}
        {hasPortal && <PortalLink topic={null} />}
      </div>
      <ProductPages />
    </div>
  );
}
