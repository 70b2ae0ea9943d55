export function writeGazetteer(_folder: URL): void {}
