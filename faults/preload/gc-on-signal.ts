/** Preloaded into a server by `NODE_OPTIONS`: SIGUSR2 has it collect its garbage, so that what stays can be measured. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
process.on('SIGUSR2', () => collect());
