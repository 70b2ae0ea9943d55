import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../src/domain/errors.ts';
import { acquireLock } from '../../src/store/lock.ts';

const [dataDir = '', at = '0'] = process.argv.slice(2);
// Busy at the moment agreed: several starters then look at the lock within the same microseconds.
await pause(Number(at) - Date.now() - 50);
while (Date.now() < Number(at));
try {
  acquireLock(dataDir);
  console.log('held');
} catch (error) {
  console.log(error instanceof AppError ? `refused ${error.params.pid}` : String(error));
}
setInterval(() => undefined, 60_000);
