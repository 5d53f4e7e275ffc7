import { adminScenes } from './admin-scenes.ts';
import { deviceScenes } from './device-scenes.ts';
import type { Scene } from './scene.ts';
import { settingsScenes } from './settings-scenes.ts';
import { severalScenes } from './several-scenes.ts';
import { startScenes } from './start-scenes.ts';

/** Every screen in every state, by name. */
export const scenes: readonly Scene[] = [
  ...deviceScenes,
  ...startScenes,
  ...severalScenes,
  ...settingsScenes,
  ...adminScenes,
];

/**
 * Returns the scene of this name.
 *
 * @throws Error if there is none
 */
export function sceneNamed(name: string): Scene {
  const scene = scenes.find((one) => one.name === name);
  if (scene === undefined) throw new Error(`There is no scene ${name}.`);
  return scene;
}
