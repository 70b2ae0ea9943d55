// @ts-check
/** What V8 is told before anything runs: how often WebAssembly runs before it is optimised, the default of newer ones. That of
 *  Node 20 begins seven times sooner, with much of the embedded database that runs at its start only: a command that imports
 *  one profile takes 2.1 s of the processor for 3.5 (2026-11-28; docs/results/speed.md). A V8 without a flag says so, and
 *  goes on. */
export const ENGINE_FLAGS = ['--wasm-tiering-budget=13000000'];
