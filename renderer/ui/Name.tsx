import { isVisible, shownName } from '../../shared/foreign-text.ts';
import { useText } from '../use-text.ts';

/**
 * A name that someone else chose, outside a sentence: one line of visible characters, isolated so that its writing direction does
 * not affect the text around it.
 */
export function Name({ children: name }: { readonly children: string }) {
  const { app } = useText();
  return <bdi>{isVisible(name) ? shownName(name) : app.unnamed}</bdi>;
}
