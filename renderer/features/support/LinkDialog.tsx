import { bridge } from '../../bridge.ts';
import { useText } from '../../use-text.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useAction } from '../../ui/use-action.ts';

/** Asks whether the person expects a support link, because any web page can open one. The focus starts on "No". */
export function LinkDialog({ code, open }: { readonly code: string; readonly open: boolean }) {
  const { confirm, decline, title, body } = useText().support.link;
  const accept = useAction(() => bridge.support.answerLink(true));
  const refuse = useAction(() => bridge.support.answerLink(false));
  return (
    <ConfirmDialog
      open={open}
      title={title(code)}
      body={body}
      confirm={confirm}
      confirmVariant="plain"
      cancel={decline}
      action={accept}
      onClose={refuse.run}
    />
  );
}
