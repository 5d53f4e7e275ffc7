/** A screen of the window. `connect` is reached from the start screen and from the settings. */
export type Screen = 'device' | 'settings' | 'connect';
