import type { MoveStage } from '../../../../shared/app-state.ts';
import { useText } from '../../../use-text.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { moveStages } from './move-stage.ts';

interface MoveStepsProps {
  /** The step that is shown. */
  readonly stage: MoveStage;
  /** An earlier step that is still to be done; null for none. */
  readonly open?: MoveStage | null;
  /** Whether all licenses move. */
  readonly isAll?: boolean;
}

/** The steps of a move, with the current and the completed ones marked. */
export function MoveSteps({ stage, open = null, isAll = false }: MoveStepsProps) {
  const messages = useText().move.steps;
  const current = moveStages.indexOf(stage);
  const isDone = (order: number) => order < current && moveStages[order] !== open;
  return (
    <ol className="move-steps row" aria-label={messages.label}>
      {moveStages.map((step, order) => (
        <li
          key={step}
          className="row quiet"
          aria-current={order === current ? 'step' : undefined}
          data-done={isDone(order) || undefined}
        >
          <span className="move-number" aria-hidden="true">
            {isDone(order) ? <Icon name="check" size={16} /> : order + 1}
          </span>
          <span>
            {isAll && step === 'key' ? messages.keepKeys : messages.names[order]}
            {isDone(order) && <span className="visually-hidden"> ({messages.done})</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
