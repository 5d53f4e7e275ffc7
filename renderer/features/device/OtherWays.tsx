import type { DeviceState } from '../../../shared/app-state.ts';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { Door } from '../../ui/EntryPoint.tsx';

interface OtherWaysProps {
  readonly device: DeviceState;
  readonly onMove: () => void;
  readonly onLost: () => void;
  readonly onHelp: () => void;
}

/** Where the key gives no seat on another computer. */
const useless: ReadonlySet<string> = new Set([
  'removed',
  'never-confirmed',
  'key-changed',
  'key-inactive',
]);

/** What a person may want besides the state's own acts. Help is there in every state. */
export function OtherWays({ device, onMove, onLost, onHelp }: OtherWaysProps) {
  const text = useText();
  const { doors } = text.support;
  const isCalm = device.is === 'held' && device.release.is === 'idle';
  const canMove = isCalm && !useless.has(device.standing.is);
  return (
    <div className="other-ways">
      {canMove && (
        <div className="doors">
          <Door icon="device" {...text.move.door} onOpen={onMove} />
          <Door icon="removed" {...doors.lost} onOpen={onLost} />
        </div>
      )}
      <p className="side-doors">
        {!canMove && (
          <Button look="quiet" icon="removed" onClick={onLost}>
            {doors.lost.title}
          </Button>
        )}
        <Button look="quiet" icon="question" onClick={onHelp}>
          {doors.help}
        </Button>
      </p>
    </div>
  );
}
