import { once } from 'node:events';
import { AppError } from '../../src/domain/errors.ts';
import { acquireLock } from '../../src/store/lock.ts';

const [dataDir = ''] = process.argv.slice(2);
console.log('loaded');
const [at] = await once(process.stdin, 'data');
// Busy until the moment agreed: several starters then look at the lock within the same microseconds.
while (Date.now() < Number(at));
try {
  acquireLock(dataDir);
  console.log('held');
} catch (error) {
  console.log(error instanceof AppError ? `refused ${error.params.pid}` : String(error));
}
setInterval(() => undefined, 60_000);
