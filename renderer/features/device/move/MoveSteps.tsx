import type { MoveStage } from '../../../../shared/app-state.ts';
import { useText } from '../../../use-text.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { moveStages } from './move-stage.ts';

/** The steps of a move, with the current and the completed ones marked. */
export function MoveSteps({ stage }: { readonly stage: MoveStage }) {
  const messages = useText().move.steps;
  const current = moveStages.indexOf(stage);
  return (
    <ol className="move-steps row" aria-label={messages.label}>
      {moveStages.map((step, order) => (
        <li
          key={step}
          className="row quiet"
          aria-current={order === current ? 'step' : undefined}
          data-done={order < current || undefined}
        >
          <span className="move-number" aria-hidden="true">
            {order < current ? <Icon name="check" size={16} /> : order + 1}
          </span>
          <span>
            {messages.names[order]}
            {order < current && <span className="visually-hidden"> ({messages.done})</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}
