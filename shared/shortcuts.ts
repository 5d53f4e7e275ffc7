/** The menus' keyboard shortcuts, as Electron writes them. The window lists them. https://www.electronjs.org/docs/latest/api/accelerator */
export const shortcuts = {
  release: 'CommandOrControl+Shift+R',
  check: 'CommandOrControl+R',
  copyKey: 'CommandOrControl+Shift+C',
  settings: 'CommandOrControl+,',
  quit: 'CommandOrControl+Q',
} as const;

/** Returns the keys of a shortcut as they are written on a keyboard. `control`: the word on the Control key. */
export function keysOf(
  accelerator: string,
  isMac: boolean,
  { control, shift }: { readonly control: string; readonly shift: string },
): readonly string[] {
  return accelerator
    .split('+')
    .map((key) =>
      key === 'CommandOrControl'
        ? isMac
          ? '⌘'
          : control
        : key === 'Shift'
          ? isMac
            ? '⇧'
            : shift
          : key,
    );
}
