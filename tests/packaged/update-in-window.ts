import { setTimeout as sleep } from 'node:timers/promises';
import type { ThrowawayMachine } from './throwaway-machine.ts';

/** Milliseconds that the app may take for a step. */
const stepTime = 120_000;

/** Milliseconds in which a window that is at rest shows the same. */
const frameTime = 700;

/** Waits until a line of shell succeeds, and returns what it prints. */
export async function waitFor(machine: ThrowawayMachine, line: string): Promise<string> {
  const end = Date.now() + stepTime;
  for (;;) {
    const { code, stdout, stderr } = await machine.sh(line);
    if (code === 0) return stdout;
    if (Date.now() > end) throw new Error(`In vain: ${line}: ${stdout}${stderr}`);
    await sleep(200);
  }
}

/**
 * Plays polkit in the copy of this machine: an account's pkexec leaves its arguments and its input in /ask, and root runs them once the test
 * has allowed it by /ask/allowed. Ends with `end`, or with this process.
 */
export async function playPolkit(
  machine: ThrowawayMachine,
): Promise<{ readonly end: () => Promise<void> }> {
  const script = `#!/bin/sh
cat > /ask/input || exit 127
printf '%s\\n' "$@" > /ask/partial && mv /ask/partial /ask/arguments
while [ ! -e /ask/code ]; do sleep 0.1; done
exit "$(cat /ask/code)"
`;
  const root = `while [ ! -e /ask/allowed ]; do sleep 0.1; done
{ read -r program; read -r checksum; read -r version; } < /ask/arguments
env -i "$program" "$checksum" "$version" < /ask/input
echo "$?" > /ask/partial-code
mv /ask/partial-code /ask/code
`;
  await machine.runOrThrow('mkdir /ask && chmod 0777 /ask');
  await machine.runOrThrow('cat > /usr/bin/pkexec && chmod 0755 /usr/bin/pkexec', {
    input: script,
  });
  await machine.runOrThrow('cat > /ask-root', { input: root });
  return await machine.start(
    'sh /ask-root > /dev/null 2>&1 & job=$!; echo ready; cat > /dev/null; kill "$job" 2> /dev/null; true',
    'ready',
  );
}

/** A window of the installed app on a display of its own. */
export interface AppWindow {
  /** Presses Install update in the settings, by the keyboard. */
  installUpdate(): Promise<void>;
  /** Presses Restart in the settings after an update was installed, by the keyboard. */
  restart(): Promise<void>;
  /** Returns the process that shows the window, and its command, once there is exactly one. */
  process(): Promise<{ readonly id: string; readonly command: string }>;
  /** Waits until the process with this id shows a window. */
  shownBy(id: string): Promise<void>;
  close(): Promise<void>;
}

const display = ':77';

/** Opens the installed app's window as an account. */
export async function openUpdatedApp(
  machine: ThrowawayMachine,
  {
    name,
    account,
    dataFolder,
  }: { readonly name: string; readonly account: string; readonly dataFolder: string },
): Promise<AppWindow> {
  const executable = `/opt/${name}/${name}-bin`;
  const server = await machine.start(
    `mkdir -p /tmp/.X11-unix /tmp/frame && chmod 1777 /tmp/.X11-unix
     Xvfb ${display} -screen 0 1280x900x24 -fbdir /tmp/frame -nolisten tcp -noreset -ac 2>/dev/null & server=$!
     while [ ! -e /tmp/.X11-unix/X${display.slice(1)} ]; do sleep 0.1; done
     echo shown; cat > /dev/null; kill "$server"`,
    'shown',
  );
  const app = await machine.start(
    `runuser -u ${account} -- env -i HOME=/home/${account} PATH="$PATH" LANG=C.UTF-8 DISPLAY=${display} ${name} --user-data-dir=${dataFolder} > /tmp/app-output 2>&1 & app=$!
     echo started; cat > /dev/null; kill "$app"; wait "$app"`,
    'started',
  );
  const xdotool = async (command: string): Promise<void> => {
    await machine.runOrThrow(`xdotool ${command}`, { env: { DISPLAY: display } });
  };
  const frame = (): Promise<string> => machine.runOrThrow('md5sum < /tmp/frame/Xvfb_screen0');
  /** Waits until the display shows something else than `before`, and no longer changes. Returns its checksum. */
  const nextFrame = async (before: string): Promise<string> => {
    const end = Date.now() + stepTime;
    let last = before;
    for (;;) {
      await sleep(frameTime);
      const current = await frame();
      if (current === last && current !== before) return current;
      if (Date.now() > end) throw new Error('The window stays as it is, or does not come to rest.');
      last = current;
    }
  };
  return {
    async installUpdate() {
      await xdotool("search --sync --onlyvisible --name 'TEST Lumen' windowfocus");
      let shown = await nextFrame('');
      // The three screens of the sidebar, then the note. In the settings the heading of the updates has the focus.
      for (const key of ['Tab', 'Tab', 'Tab', 'Tab', 'Return', 'Tab']) {
        await xdotool(`key ${key}`);
        shown = await nextFrame(shown);
      }
      await xdotool('key Return');
    },
    async restart() {
      // The heading of the updates has the focus.
      await nextFrame('');
      const shown = await frame();
      await xdotool('key Tab');
      await nextFrame(shown);
      await xdotool('key Return');
    },
    async process() {
      const ids = `pgrep -u ${account} -f '^${executable} ' || pgrep -u ${account} -f '^${executable}$'`;
      const line = `found=$(for id in $(${ids}); do grep -qe --type= "/proc/$id/cmdline" || echo "$id"; done)
        [ "$(echo "$found" | wc -w)" = 1 ] && echo "$found" && tr '\\0' ' ' < "/proc/$found/cmdline"`;
      const [id = '', command = ''] = (await waitFor(machine, line)).split('\n');
      return { id, command: command.trim() };
    },
    async shownBy(id) {
      await waitFor(
        machine,
        `DISPLAY=${display} xdotool search --onlyvisible --all --pid ${id} --name 'TEST Lumen'`,
      );
    },
    async close() {
      // An app that has restarted is no child of the test.
      const ids = `pgrep -u ${account} -f '^${executable}'`;
      await machine.sh(`kill $(${ids}); while ${ids}; do sleep 0.1; done`);
      await app.end();
      await server.end();
    },
  };
}
