import { SingleBar } from 'cli-progress';

/** Shows how far a long task is, on standard error. */
export interface Progress {
  /** @param total 0 while it is not known. */
  update(done: number, total: number): void;
  /** A line beside the progress (a bad line of a file, say). */
  note(line: string): void;
  stop(): void;
}

/** Pause between two plain lines: enough to see that something moves, little enough to be read in a log. */
const PLAIN_INTERVAL_MS = 5000;

/** A bar with rate and time left on a terminal, a plain line every five seconds elsewhere. */
export function makeProgress(noun: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? barProgress(noun, stream) : plainProgress(noun, stream);
}

function barProgress(noun: string, stream: NodeJS.WriteStream): Progress {
  const started = performance.now();
  const bar = new SingleBar({
    stream,
    format: `{bar} {value}/{total} ${noun} · {rate}/s · {eta_formatted} left`,
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
  });
  let running = false;
  return {
    update(done, total) {
      if (!running) bar.start(total, 0, { rate: '–' });
      running = true;
      const seconds = (performance.now() - started) / 1000;
      bar.setTotal(Math.max(total, done));
      bar.update(done, { rate: Math.round(done / Math.max(seconds, 0.001)) });
    },
    note(line) {
      // The bar is drawn again below at its next update.
      if (running) stream.write('\r\u001b[K');
      stream.write(`${line}\n`);
    },
    stop() {
      if (running) bar.stop();
    },
  };
}

function plainProgress(noun: string, stream: NodeJS.WriteStream): Progress {
  const started = performance.now();
  let last = started;
  return {
    update(done, total) {
      const now = performance.now();
      if (now - last < PLAIN_INTERVAL_MS) return;
      last = now;
      const rate = done / ((now - started) / 1000);
      const left = total > done ? `, ${Math.round((total - done) / rate)} s left` : '';
      stream.write(`${done}${total > 0 ? `/${total}` : ''} ${noun}, ${Math.round(rate)}/s${left}\n`);
    },
    note(line) {
      stream.write(`${line}\n`);
    },
    stop: () => undefined,
  };
}
