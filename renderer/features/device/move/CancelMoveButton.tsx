import { useText } from '../../../use-text.ts';
import { Button } from '../../../ui/Button.tsx';

/** Ends a move before the release. It stands in the head of the page, the same in each step. */
export function CancelMoveButton({ onCancel }: { readonly onCancel: () => void }) {
  return (
    <Button variant="quiet" onClick={onCancel}>
      {useText().move.banner.end}
    </Button>
  );
}
