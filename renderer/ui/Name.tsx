import { isVisible, shownName } from '../../shared/foreign-text.ts';
import { useText } from '../use-text.ts';

/** A name that others wrote, outside a sentence: one line of visible characters, whose direction does not reach its neighbors. */
export function Name({ children: name }: { readonly children: string }) {
  const { app } = useText();
  return <bdi>{isVisible(name) ? shownName(name) : app.unnamed}</bdi>;
}
