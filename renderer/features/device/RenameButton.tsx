import { useEffect, useRef } from 'react';
import { useText } from '../../use-text.ts';
import { Button } from '../../ui/Button.tsx';
import { useSeat } from './use-seat.ts';

interface RenameButtonProps {
  readonly isRenaming: boolean;
  readonly onRename: () => void;
}

/** Opens the form for the license's name, which the person may change unless it is the seller's. Has the focus again when the form closes. */
export function RenameButton({ isRenaming, onRename }: RenameButtonProps) {
  const { rename } = useText().device.licenses;
  const seat = useSeat();
  const button = useRef<HTMLButtonElement>(null);
  const wasRenaming = useRef(false);
  useEffect(() => {
    if (wasRenaming.current && !isRenaming) button.current?.focus();
    wasRenaming.current = isRenaming;
  }, [isRenaming]);
  if (isRenaming || seat?.name?.type === 'product') return null;
  return (
    <Button ref={button} variant="quiet" onClick={onRename}>
      {rename}
    </Button>
  );
}
