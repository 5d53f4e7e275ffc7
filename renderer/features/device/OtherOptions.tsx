import type { DeviceState } from '../../../shared/app-state.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { EntryPoint } from '../../ui/EntryPoint.tsx';

interface OtherOptionsProps {
  readonly device: DeviceState;
  readonly onMove: () => void;
  readonly onLost: () => void;
  readonly onHelp: () => void;
}

/** Where the key gives no seat on another computer. */
const unusableStatuses: ReadonlySet<string> = new Set([
  'removed',
  'never-confirmed',
  'key-changed',
  'key-inactive',
]);

/** What a person may want besides the state's own acts. Help is there in every state. */
export function OtherOptions({ device, onMove, onLost, onHelp }: OtherOptionsProps) {
  const text = useText();
  const { entryPoints } = text.support;
  const isIdle = device.type === 'held' && device.release.type === 'idle';
  const canMove = isIdle && !unusableStatuses.has(device.seatStatus.type);
  return (
    <div className="other-options">
      {canMove && (
        <div className="entry-points">
          <EntryPoint icon="device" {...text.move.entryPoint} onOpen={onMove} />
          <EntryPoint icon="removed" {...entryPoints.lost} onOpen={onLost} />
        </div>
      )}
      <p className="side-entry-points">
        {!canMove && (
          <Button variant="quiet" icon="removed" onClick={onLost}>
            {entryPoints.lost.title}
          </Button>
        )}
        <Button variant="quiet" icon="question" onClick={onHelp}>
          {entryPoints.help}
        </Button>
      </p>
    </div>
  );
}
