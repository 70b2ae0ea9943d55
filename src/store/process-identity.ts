import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** What tells a process from every other one, also after its number was given to another. */
interface ProcessIdentity {
  pid: number;
  /** Start of the process in clock ticks since boot; null where there is no /proc. */
  startTicks: string | null;
  /** Identity of this boot of the machine; null where there is no /proc. */
  bootId: string | null;
  /** Machine and process namespace (of a container) within which the number means something. */
  space: string;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}

/** State (`R`, `S`, `Z` …) and start of a process, from /proc (proc_pid_stat(5): fields 3 and 22). The name before
 *  them stands in brackets and may hold spaces and brackets itself. */
function statOf(pid: number): { state: string; startTicks: string } | null {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields?.[0], fields?.[19]];
  return state === undefined || startTicks === undefined ? null : { state, startTicks };
}

function ownSpace(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

export function ownIdentity(): ProcessIdentity {
  return {
    pid: process.pid,
    startTicks: statOf(process.pid)?.startTicks ?? null,
    bootId: read('/proc/sys/kernel/random/boot_id'),
    space: ownSpace(),
  };
}

/** True while the very process described runs: not one that took over its number, not a dead one that nobody has
 *  waited for. Without /proc, any process of that number counts.
 *  @returns null when it cannot be seen from here: another machine or container. */
export function isRunning(identity: ProcessIdentity): boolean | null {
  if (identity.space !== ownSpace()) return null;
  if (!exists(identity.pid)) return false;
  const bootId = read('/proc/sys/kernel/random/boot_id');
  if (bootId === null || identity.bootId === null) return true;
  if (bootId !== identity.bootId) return false;
  const stat = statOf(identity.pid);
  if (stat === null) return false;
  return stat.state !== 'Z' && stat.state !== 'X' && stat.startTicks === identity.startTicks;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
