/** Writes the vectors that the general model gives to its arguments, as JSON. */
import { generalVectors, loadModel } from '../../src/embedding/general-model.ts';
import { MODEL_DIR } from '../../src/places.ts';

const general = await loadModel(MODEL_DIR);
const vectors = await generalVectors(general, process.argv.slice(2));
await general.dispose();
process.stdout.write(JSON.stringify(vectors.map((vector) => [...vector])));
