/** Preloaded into a server by `NODE_OPTIONS`: at SIGUSR2 it collects its garbage, and says how much its heap holds. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
process.on('SIGUSR2', () => {
  collect();
  console.log(`Heap: ${process.memoryUsage().heapUsed} bytes`);
});
