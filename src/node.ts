import { readConfig } from './config.ts';
import { exitWith } from './exit.ts';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  // Only now all the rest, which takes seconds: settings that do not hold are refused at once.
  const { serve } = await import('./serve.ts');
  await serve(config);
}

await main().catch(exitWith);
